import CharterModels
import Testing

@testable import CharterApp

struct ServerMetricsTests {
    @Test func requestsAreCountedByDoorAndOutcome() {
        let metrics = ServerMetrics(ledger: ModelUsageLedger())
        metrics.requestStarted(by: .http)
        #expect(metrics.requestsInFlight.value == 1)
        metrics.requestFinished(by: .http, status: 200, nanoseconds: 2_000_000)
        metrics.requestStarted(by: .webSocket)
        metrics.requestFinished(by: .webSocket, status: 400, nanoseconds: 1_000)
        #expect(metrics.requestsInFlight.value == 0)
        #expect(metrics.requestsServed == 2)
        let page = metrics.page()
        #expect(page.contains("charter_requests_total{door=\"http\",outcome=\"ok\"} 1\n"))
        #expect(page.contains("charter_requests_total{door=\"websocket\",outcome=\"error\"} 1\n"))
        #expect(page.contains("charter_request_duration_seconds_count 2\n"))
    }

    @Test func limitsAreCountedByName() {
        let metrics = ServerMetrics(ledger: ModelUsageLedger())
        metrics.limits.exceeded(.depth)
        metrics.requestRefused(status: 413)
        metrics.socketClosed(code: .messageTooBig)
        let page = metrics.page()
        #expect(page.contains("charter_limits_exceeded_total{limit=\"depth\"} 1\n"))
        #expect(page.contains("charter_limits_exceeded_total{limit=\"body\"} 1\n"))
        #expect(page.contains("charter_limits_exceeded_total{limit=\"message\"} 1\n"))
        #expect(page.contains("charter_limits_exceeded_total{limit=\"aliases\"} 0\n"))
    }

    @Test func streamsRiseAndFall() {
        let metrics = ServerMetrics(ledger: ModelUsageLedger())
        metrics.streamStarted(by: .eventStream)
        metrics.eventSent(by: .eventStream)
        #expect(metrics.subscriptions.value == 1)
        metrics.streamEnded(by: .eventStream)
        #expect(metrics.subscriptions.value == 0)
        #expect(metrics.page().contains("charter_subscription_events_total 1\n"))
    }

    @Test func persistedOperationsAreCountedByOutcome() {
        let page = ServerMetrics(ledger: ModelUsageLedger()).page()
        for outcome in ["trusted", "automatic", "stored", "not_found", "refused"] {
            #expect(page.contains("charter_persisted_operations_total{outcome=\"\(outcome)\"} 0\n"))
        }
    }
}
