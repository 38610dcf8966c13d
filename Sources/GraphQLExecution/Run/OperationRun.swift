import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Synchronization

/// One execution of a plan: its variables, its context, and the errors that it has met so far.
public final class OperationRun: Sendable {
    public let plan: OperationPlan
    let variables: VariableValues
    public let context: ResolverContext
    let limits: RunLimits
    private let formatError: ErrorFormatter
    /// Values written so far, counted when a column is finished.
    let nodes = Atomic<Int>(0)
    private let exceedsNodes = Atomic<Bool>(false)
    private let isExpired = Atomic<Bool>(false)
    private let errors = Mutex<[FieldError]>([])
    /// Nil when the operation is answered in one response.
    let incremental: IncrementalRun?

    /// Errors kept beyond this number are dropped: no client reads more, and each costs memory.
    static let maxErrors = 1_000

    init(
        plan: OperationPlan, variables: VariableValues, context: RequestContext, formatError: ErrorFormatter,
        limits: RunLimits
    ) {
        self.plan = plan
        self.variables = variables
        self.context = ResolverContext(request: context)
        self.formatError = formatError
        self.limits = limits
        incremental = plan.incremental.map { IncrementalRun($0, variables: variables) }
    }

    /// A run of the same operation for one event of its subscription, with errors of its own.
    func forEvent() -> OperationRun {
        OperationRun(
            plan: plan, variables: variables, context: context.request, formatError: formatError, limits: limits)
    }

    /// Records an error of a field.
    func report(_ error: any Error, at path: RawPath, step: Int32) {
        // What resolvers throw once they have been cancelled says no more than that.
        let isCutOff = hasExpired && (error as? GraphQLError)?.exceededLimit == nil
        let told = (error as? InputMistake)?.error(of: plan.details[Int(step)].definition.arguments) ?? error
        let shown = isCutOff ? limits.timeoutError() : formatError.format(told, context.request)
        let error = FieldError(error: shown, path: path, step: step)
        if let incremental { return incremental.report(error, nullDepth: plan.nullDepth(of: path)) }
        errors.withLock { if $0.count < Self.maxErrors { $0.append(error) } }
    }

    /// Records the error of a row's field; see `report(_:at:step:)`.
    func report(_ error: any Error, _ rows: RowPaths, _ row: Int, _ step: Step) {
        report(error, at: rows.path(of: row) + [~step.index], step: step.index)
    }

    /// The errors met so far, as the response shows them; none are kept.
    func takeErrors() -> [GraphQLError] {
        let recorded = errors.withLock { errors in
            defer { errors = [] }
            return errors
        }
        return response(of: recorded)
    }

    /// Errors of one part of the answer, as its response shows them.
    func response(of recorded: [FieldError]) -> [GraphQLError] {
        recorded.isEmpty ? [] : FieldErrors(plan: plan).response(of: recorded)
    }

    // MARK: Bounds

    /// Whether the operation has had its time; no resolver is called any more.
    var hasExpired: Bool { isExpired.load(ordering: .relaxed) }

    /// Ends the operation's time.
    func expire() {
        if !isExpired.exchange(true, ordering: .relaxed) { limits.exceeded(.operationTimeout) }
    }

    /// Records, once, that the response has too many values; `path` is the place where it is noticed.
    func reportExceededNodes(at path: RawPath) {
        guard !exceedsNodes.exchange(true, ordering: .relaxed) else { return }
        limits.exceeded(.resultNodes)
        report(limits.nodesError(), at: path, step: path.last { $0 < 0 }.map { ~$0 } ?? 0)
    }

    func isNullable(_ step: Step) -> Bool { !plan.details[Int(step.index)].definition.type.isNonNull }
}

/// Errors of services that know how a client should see them.
public protocol GraphQLErrorConvertible: Error {
    var graphQLError: GraphQLError { get }
}

/// Turns what resolvers throw into what clients see.
public struct ErrorFormatter: Sendable {
    let format: @Sendable (any Error, RequestContext) -> GraphQLError

    public init(_ format: @escaping @Sendable (any Error, RequestContext) -> GraphQLError) { self.format = format }

    public func callAsFunction(_ error: any Error, _ context: RequestContext) -> GraphQLError { format(error, context) }

    /// Shows `GraphQLError` and `GraphQLErrorConvertible` as they are; of any other error only that it happened, with
    /// the request's id, while `log` gets the error itself.
    public static func masking(log: @escaping @Sendable (any Error, RequestContext) -> Void = { _, _ in })
        -> ErrorFormatter
    {
        ErrorFormatter { error, context in
            if let error = error as? GraphQLError { return error }
            if let error = error as? any GraphQLErrorConvertible { return error.graphQLError }
            if error is CancellationError {
                return GraphQLError("The operation was cancelled.", code: .timeout)
            }
            log(error, context)
            return GraphQLError("Internal error, request \(context.requestID).", code: .internal)
        }
    }
}
