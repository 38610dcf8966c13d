/// An operation that the generator made of a file in the folder `Operations`: its document, its variables as properties
/// and the type of its data. Any client that sends GraphQL can run one.
public protocol GraphQLOperation: Sendable {
    /// What the operation selects.
    associatedtype Data: ResponseData

    /// The operation's name in its document, for the request's `operationName`.
    static var name: String { get }
    static var type: GraphQLOperationType { get }
    /// The operation and the fragments that it uses, the same text as the server's trusted document.
    static var document: String { get }
    /// The SHA-256 of the document, 64 lower-case hexadecimal digits: a server that trusts documents needs no text.
    static var sha256: String { get }

    /// Writes the variables that have a value.
    func encode(into variables: inout InputFields)

    /// Whether the operation can go on behind an event, see `ResumableOperation`.
    static var isResumable: Bool { get }

    /// The place of an event in its stream, as `resume` takes it; nil when the event does not tell.
    static func position(of data: Data) -> String?

    /// From now on the operation asks for the events behind that place only.
    mutating func resume(after position: String)
}

extension GraphQLOperation {
    public static var isResumable: Bool { false }
    public static func position(of data: Data) -> String? { nil }
    public mutating func resume(after position: String) {}

    /// The variables as a request carries them.
    public var variables: InputFields {
        var fields = InputFields()
        encode(into: &fields)
        return fields
    }
}

/// A subscription that can go on behind an event.
///
/// The generator gives this conformance to subscriptions that declare a variable `$after` and select a field `position`
/// (or else `sequence`) of the event, directly or by a fragment.
public protocol ResumableOperation: GraphQLOperation {}

extension ResumableOperation {
    public static var isResumable: Bool { true }
}

/// What an operation does.
public enum GraphQLOperationType: Sendable, Hashable {
    case query, mutation, subscription
}

/// A selection of an operation or fragment, read from a response.
public protocol ResponseData: Decodable, Sendable, Equatable {}
