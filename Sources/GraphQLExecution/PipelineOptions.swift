import GraphQLLanguage
import GraphQLValidation

/// The bounds and policies of a `RequestPipeline`; the defaults are those that the server ships with.
public struct PipelineOptions: Sendable {
    /// Bytes a document may have.
    public var maxDocumentBytes = 64 << 10
    /// Tokens and nesting a document may have.
    public var parse = ParseOptions(maxTokens: 10_000, maxNesting: 128)
    /// What operations may ask for, judged once for each text.
    public var limits = DocumentLimits()
    /// What an operation may cost by `@cost` and `@listSize`, judged with the variables of each request.
    public var cost = CostLimits()
    /// Values, which are list items and fields of objects, that a response or an event of a subscription may have. What
    /// introspection answers is not counted.
    public var maxResultNodes = 100_000
    /// Time that an operation, or an event of a subscription, may take before its resolvers are cancelled; nil for as
    /// long as it likes.
    public var operationTimeout: Duration? = .seconds(30)
    /// Measures that time.
    public var clock: any Clock<Duration> = ContinuousClock()
    /// Is told of each bound that a request passes, to count it; must be quick and must not block.
    public var onLimitExceeded: @Sendable (OperationLimit) -> Void = { _ in }
    /// Validation errors reported before giving up.
    public var maxValidationErrors = 10
    public var plan = PlanLimits()
    /// Prepared operations kept, and roughly the bytes of memory that they take with their plans.
    public var cachedOperations = 1_000
    public var cachedBytes = 64 << 20
    /// Trusted documents and automatic persisted queries.
    public var persisted = PersistedOperationOptions()
    /// Whether `__schema` and `__type` are answered.
    public var allowsIntrospection = true
    /// Whether errors name what the client may have meant, which tells of the schema.
    public var showsSuggestions = true
    /// Turns what resolvers throw into what clients see.
    public var formatError = ErrorFormatter.masking()

    public init() {}

    /// For tools that run documents of their user's own: nothing bounded but what keeps the process from failing.
    public static var unbounded: PipelineOptions {
        var options = PipelineOptions()
        options.maxDocumentBytes = .max
        options.parse = ParseOptions(maxTokens: .max, maxNesting: 128)
        options.limits = .unlimited
        options.cost = .unlimited
        options.maxResultNodes = .max
        options.operationTimeout = nil
        options.maxValidationErrors = 10_000
        options.plan = PlanLimits(
            maxDepth: 200, maxSteps: 2_000_000, maxSelectionVisits: 50_000_000, maxIntrospectionLists: 100,
            maxIncrementalParts: 100_000)
        return options
    }
}
