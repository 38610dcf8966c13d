import GraphQLExecution

/// Answers the benchmark's schema with the constant data that the harness expects.
public struct BenchmarkData: BenchmarkResolvers {
    private static let timestamp = "2026-01-01T00:00:00.000Z"
    private static let content = String(repeating: "The quick brown fox jumps over the lazy dog. ", count: 4)
    private static let steps = (0..<10).map {
        WorkflowStep(name: "step-\($0)", status: $0 < 5 ? "DONE" : "PENDING", durationMs: 100 + $0)
    }
    private let logs = (0..<1_000).map { index in
        LogEntry(
            id: ID("log-\(index)"), timestamp: Self.timestamp, modelType: "gpt-4o-mini",
            prompt: "Prompt number \(index)",
            response: "Response to prompt number \(index) with some more words", tokensUsed: 100 + index % 50,
            workflow: Self.status(ID("wf-\(index)")))
    }

    public init() {}

    private static func status(_ id: ID) -> WorkflowStatus {
        WorkflowStatus(id: id, status: "RUNNING", progress: 0.42, result: nil, error: nil, steps: steps)
    }

    public func aiResponse(prompt: String, model: String?, context: ResolverContext) async throws -> AIResponse? {
        AIResponse(
            content: Self.content, model: model ?? "gpt-4o", tokensUsed: 128, responseTime: 0.842,
            timestamp: Self.timestamp)
    }

    public func workflowStatus(id: ID, context: ResolverContext) async throws -> WorkflowStatus? {
        Self.status(id)
    }

    public func userLogs(userId: ID, first: Int?, context: ResolverContext) async throws -> [LogEntry] {
        let count = max(0, min(first ?? 100, logs.count))
        return count == logs.count ? logs : Array(logs[..<count])
    }

    /// `burst-N` gives N events at full speed, then completes.
    public func workflowProgress(id: ID, context: ResolverContext) async throws -> EventSequence<WorkflowStatus> {
        let text = id.rawValue
        let count = text.hasPrefix("burst-") ? Int(text.dropFirst(6)) ?? 0 : 0
        return EventSequence(Burst(count: count, event: Self.status(id)))
    }
}

extension PipelineOptions {
    /// The server's defaults, but for the cost: workload L asks for 1,000 entries with a workflow of 10 steps each, which
    /// is 12,000.
    public static var benchmark: PipelineOptions {
        var options = PipelineOptions()
        options.cost.maximum = 20_000
        return options
    }
}

/// A number of equal events without any wait.
struct Burst: AsyncSequence, Sendable {
    let count: Int
    let event: WorkflowStatus

    func makeAsyncIterator() -> Iterator { Iterator(left: count, event: event) }

    struct Iterator: AsyncIteratorProtocol {
        var left: Int
        let event: WorkflowStatus

        mutating func next() async throws -> WorkflowStatus? {
            guard left > 0 else { return nil }
            left -= 1
            return event
        }
    }
}
