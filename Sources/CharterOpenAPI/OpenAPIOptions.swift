/// What a description is told by whoever serves it.
public struct OpenAPIOptions: Sendable {
    public var title = "Charter"
    /// Of the interface.
    public var version = "1.0.0"
    /// What it is for, in CommonMark.
    public var description: String?
    /// Whether requests and answers may be XML.
    public var hasXML = true
    /// Whether `Idempotency-Key` is kept.
    public var keepsIdempotencyKeys = true

    public init() {}
}
