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
    }

    @Test func aQueueThatCannotBeSeenIsNoEmptyOne() {
        func text(_ queue: QueueFigures?) -> String {
            var page = PrometheusText()
            RunMetrics.write(
                DatabaseFigures().snapshot(), EventFiguresSnapshot(), RunFigures(), queue: queue, into: &page)
            return page.text
        }
        let seen = text(QueueFigures(queued: 2, running: 1, waiting: 0, oldestAge: 1.5))
        #expect(seen.contains("charter_run_queue_figures_available 1\n"))
        #expect(seen.contains("charter_runs{status=\"queued\"} 2\n"))
        let unseen = text(nil)
        #expect(unseen.contains("charter_run_queue_figures_available 0\n"))
        #expect(!unseen.contains("charter_run_queue_oldest_seconds"))
        #expect(!unseen.contains("charter_runs{"))
    }
}
