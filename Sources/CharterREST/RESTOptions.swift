import GraphQLExecution
import GraphQLJSON

/// What the REST door is told by whoever serves it.
public struct RESTOptions: Sendable {
    /// The present second; tests have one of their own.
    public var now: @Sendable () -> RESTInstant = { .now }
    /// Nil where no XML is spoken.
    public var markup: RESTMarkup?
    /// Nil where `Idempotency-Key` is not kept: it is ignored then.
    public var idempotency: (any IdempotencyKeys)?
    /// Whose request it is: idempotency keys are each user's own.
    public var user: @Sendable (RequestContext) -> String = { _ in "" }
    /// Whether errors name what the client may have meant.
    public var showsSuggestions = true
    /// Levels and values of all kinds that a body may have.
    public var maxDepth = 64
    public var maxValues = 50_000
    /// Fields that `fields` may name.
    public var maxFields = 100
    /// Selections that are kept of all that clients choose by `fields`, for each route.
    public var keptSelections = 64

    public init() {}
}

/// XML in place of JSON; the reader and the writer are somebody else's.
public struct RESTMarkup: Sendable {
    /// The value of a document, whose texts become what the shape says, and stay texts where they are none such. Throws
    /// what is wrong with it.
    public var read: @Sendable (_ document: [UInt8], _ charset: String?, _ shape: BodyShape) throws -> JSONValue
    /// The document of an answer.
    public var write: @Sendable (_ value: JSONValue) throws -> [UInt8]

    public init(
        read: @escaping @Sendable (_ document: [UInt8], _ charset: String?, _ shape: BodyShape) throws -> JSONValue,
        write: @escaping @Sendable (_ value: JSONValue) throws -> [UInt8]
    ) {
        self.read = read
        self.write = write
    }
}
