import GraphQLLanguage

/// The bounds that hold while operations run, shared by all runs of a pipeline.
final class RunLimits: Sendable {
    /// Values that one response may have: fields and list items.
    let maxNodes: Int
    /// Time that an operation, or one event of a subscription, may take; nil without end.
    let timeout: Duration?
    let deadlines: OperationDeadlines?
    /// Is told the name of each bound that a request passes.
    let exceeded: @Sendable (OperationLimit) -> Void

    init(_ options: PipelineOptions) {
        maxNodes = options.maxResultNodes
        timeout = options.operationTimeout
        deadlines = options.operationTimeout.map { OperationDeadlines(timeout: $0, clock: options.clock) }
        exceeded = options.onLimitExceeded
    }

    func timeoutError() -> GraphQLError {
        let seconds = (timeout ?? .zero) / .seconds(1)
        return .exceeding(
            .operationTimeout, maximum: Int(seconds.rounded(.up)),
            "The operation took longer than \(Self.text(seconds)) seconds and was stopped. Ask for less at once, or try again later.",
            code: .timeout)
    }

    func nodesError() -> GraphQLError {
        .exceeding(
            .resultNodes, maximum: maxNodes,
            "The response has more than \(maxNodes) values. Ask for fewer fields or shorter lists.")
    }

    private static func text(_ seconds: Double) -> String {
        seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
    }
}
