import CharterModels
import CharterObservability
import GraphQLExecution
import GraphQLTransport

/// The figures of one server process, counted where requests pass.
public final class ServerMetrics: TransportObserver {
    let requestsInFlight = Gauge()
    let refused = Counter()
    let connections = Gauge()
    let sockets = Gauge()
    let subscriptions = Gauge()
    let events = Counter()
    let latency = LatencyHistogram()
    let limits = LimitCounters()
    let persistedOperations = PersistedOperationFigures()
    private let served = Door.allCases.map { (door: $0, ok: Counter(), failed: Counter()) }
    private let started = ContinuousClock.now
    private let ledger: ModelUsageLedger

    init(ledger: ModelUsageLedger) { self.ledger = ledger }

    var modelUsage: ModelUsageSnapshot { ledger.snapshot() }

    /// Seconds since the process started to serve.
    var uptime: Double {
        let elapsed = ContinuousClock.now - started
        return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    }

    var requestsServed: Int { served.reduce(0) { $0 + $1.ok.value + $1.failed.value } }

    // MARK: What the transport tells

    public func connectionOpened() { connections.increment() }
    public func connectionClosed() { connections.decrement() }
    public func requestStarted(by door: Door) { requestsInFlight.increment() }

    public func requestFinished(by door: Door, status: Int, nanoseconds: UInt64) {
        requestsInFlight.decrement()
        latency.record(Double(nanoseconds) / 1e9)
        guard let counters = served.first(where: { $0.door == door }) else { return }
        if status < 400 { counters.ok.increment() } else { counters.failed.increment() }
    }

    public func requestRefused(status: Int) {
        refused.increment()
        limits.refused(status: status)
    }

    public func socketOpened() { sockets.increment() }
    public func socketClosed(code: WebSocketCloseCode?) {
        sockets.decrement()
        limits.closed(code)
    }

    public func streamStarted(by door: Door) { subscriptions.increment() }
    public func streamEnded(by door: Door) { subscriptions.decrement() }
    public func eventSent(by door: Door) { events.increment() }

    // MARK: The page

    /// The figures in Prometheus' text format, followed by what `more` writes.
    func page(_ more: (inout PrometheusText) -> Void = { _ in }) -> String {
        var page = PrometheusText()
        page.gauge("charter_uptime_seconds", "Seconds since the process started to serve.", uptime)
        page.gauge(
            "process_resident_memory_bytes", "Memory held in RAM, in bytes.", Double(ProcessStatistics.residentMemory))
        page.family(
            "process_cpu_seconds_total", .counter, "CPU time used, user and system, in seconds.",
            [([], ProcessStatistics.cpuTime)])
        page.family(
            "charter_requests_total", .counter, "Requests answered, by the way they came and whether they succeeded.",
            served.flatMap {
                [
                    ([("door", $0.door.rawValue), ("outcome", "ok")], Double($0.ok.value)),
                    ([("door", $0.door.rawValue), ("outcome", "error")], Double($0.failed.value)),
                ]
            })
        page.counter("charter_requests_refused_total", "Requests that broke a protocol or limit.", refused.value)
        page.family(
            "charter_limits_exceeded_total", .counter, "Requests and connections that passed a limit, by its name.",
            limits.all.map { ([("limit", $0.name)], Double($0.count)) })
        page.gauge("charter_requests_in_flight", "Requests that are being answered.", Double(requestsInFlight.value))
        page.histogram("charter_request_duration_seconds", "Time from request to answer.", latency.snapshot())
        page.gauge("charter_connections", "Open connections.", Double(connections.value))
        page.gauge("charter_sockets", "Open WebSockets.", Double(sockets.value))
        page.gauge("charter_subscriptions", "Open subscriptions.", Double(subscriptions.value))
        page.counter("charter_subscription_events_total", "Events sent to subscribers.", events.value)
        writePersistedOperations(&page)
        writeModels(&page)
        more(&page)
        return page.text
    }

    private func writePersistedOperations(_ page: inout PrometheusText) {
        let names: [(PersistedOperationFigures.Outcome, String)] = [
            (.trusted, "trusted"), (.automatic, "automatic"), (.stored, "stored"), (.notFound, "not_found"),
            (.refused, "refused"),
        ]
        page.family(
            "charter_persisted_operations_total", .counter,
            "Requests that named a document, and texts refused as untrusted, by what became of them.",
            names.map { ([("outcome", $0.1)], Double(persistedOperations[$0.0])) })
    }

    private func writeModels(_ page: inout PrometheusText) {
        let models = modelUsage.byModel.sorted { $0.key < $1.key }
        page.family(
            "charter_model_calls_total", .counter, "Calls of language models that ended, by outcome.",
            models.flatMap { name, totals in
                [
                    ("completed", totals.completed), ("failed", totals.failed), ("interrupted", totals.interrupted),
                    ("client_gone", totals.clientGone),
                ].map { ([("model", name), ("outcome", $0.0)], Double($0.1)) }
            })
        page.family(
            "charter_model_calls_in_flight", .gauge, "Calls of language models that are under way.",
            models.map { ([("model", $0.key)], Double($0.value.inFlight)) })
        page.family(
            "charter_model_tokens_total", .counter, "Tokens used by language models.",
            models.flatMap { name, totals in
                [
                    ([("model", name), ("kind", "prompt")], Double(totals.promptTokens)),
                    ([("model", name), ("kind", "completion")], Double(totals.completionTokens)),
                ]
            })
    }
}
