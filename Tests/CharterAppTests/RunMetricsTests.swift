import CharterObservability
import CharterStorage
import Testing

@testable import CharterApp
@testable import CharterEvents
@testable import CharterWorkflows

struct RunMetricsTests {
    @Test func theFiguresOfRunsAndStorageAreOnThePage() {
        var runs = RunFigures()
        runs.succeeded = 3
        runs.leasesLost = 1
        var page = PrometheusText()
        RunMetrics.write(
            DatabaseFigures().snapshot(), EventFiguresSnapshot(), runs, queue: nil, into: &page)
        #expect(page.text.contains("charter_runs_ended_total{outcome=\"succeeded\"} 3\n"))
        #expect(page.text.contains("charter_run_leases_lost_total 1\n"))
        #expect(page.text.contains("charter_database_connections{state=\"idle\"} 0\n"))
        #expect(!page.text.contains("charter_run_queue_oldest_seconds"))
    }
}
