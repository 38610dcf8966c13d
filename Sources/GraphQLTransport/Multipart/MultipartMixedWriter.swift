import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import NIOCore

/// Writes the parts of a `multipart/mixed` answer: those of an incremental answer as they are (the RFC "Incremental
/// Delivery over HTTP" of GraphQL over HTTP), the events of a subscription each in a `payload`, with empty objects
/// between them as signs of life.
///
/// A value without I/O. Each part ends with the delimiter behind it, since clients take a part for whole only when they
/// have seen that; whether it is the last delimiter is said with what comes next.
public struct MultipartMixedWriter: Sendable {
    private let delimiter: StaticString
    private let prefix: StaticString
    private let suffix: StaticString
    private let hasHeartbeats: Bool
    private var hasBegun = false

    /// For the parts of an incremental answer, or of a response that is not incremental.
    public static let incremental = MultipartMixedWriter(delimiter: "\r\n---", wraps: false)
    /// For the events of a subscription.
    public static let subscription = MultipartMixedWriter(delimiter: "\r\n--graphql", wraps: true)

    private init(delimiter: StaticString, wraps: Bool) {
        self.delimiter = delimiter
        prefix = wraps ? "{\"payload\":" : ""
        suffix = wraps ? "}" : ""
        hasHeartbeats = wraps
    }

    /// Appends a part with a response.
    public mutating func next(_ body: ResponseBody, into output: inout ByteBuffer) {
        let (prefix, suffix) = (prefix, suffix)
        part(into: &output) { output in
            output.writeStaticString(prefix)
            body.withUnsafeBytes { _ = output.writeBytes($0) }
            output.writeStaticString(suffix)
        }
    }

    /// Appends an empty object, where the protocol knows what that means; says whether it did.
    public mutating func keepAlive(into output: inout ByteBuffer) -> Bool {
        guard hasHeartbeats else { return false }
        part(into: &output) { $0.writeStaticString("{}") }
        return true
    }

    /// Appends a part that tells the client of a subscription that it ends before its source has.
    public mutating func interrupt(_ error: GraphQLError, into output: inout ByteBuffer) {
        guard hasHeartbeats else { return }
        let errors: JSONValue = [
            .object(["message": .string(error.message), "extensions": .object(error.extensions)])
        ]
        part(into: &output) {
            $0.writeBytes(JSONValue.object(["payload": .null, "errors": errors]).encoded())
        }
    }

    /// Appends the end.
    public mutating func complete(into output: inout ByteBuffer) {
        begin(into: &output)
        output.writeStaticString("--\r\n")
    }

    private mutating func begin(into output: inout ByteBuffer) {
        if !hasBegun { output.writeStaticString(delimiter) }
        hasBegun = true
    }

    private mutating func part(into output: inout ByteBuffer, _ write: (inout ByteBuffer) -> Void) {
        begin(into: &output)
        output.writeStaticString("\r\ncontent-type: application/json; charset=utf-8\r\n\r\n")
        write(&output)
        output.writeStaticString(delimiter)
    }
}
