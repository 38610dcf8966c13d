import GraphQLExecution
import NIOCore

/// Writes the events of `graphql-sse`, distinct connections mode: `next` for each response, then `complete`, each with
/// an `id` so that a client can say where it was; comments in between keep intermediaries awake.
///
/// A value without I/O; JSON has no line ends of its own, so a response is always one `data` line.
public struct ServerSentEventWriter: Sendable {
    private var nextID: UInt64

    /// The first event gets the number after `lastID`.
    public init(lastID: UInt64 = 0) { nextID = lastID &+ 1 }

    /// Appends a `next` event with a response.
    public mutating func next(_ body: ResponseBody, into output: inout ByteBuffer) {
        body.withUnsafeBytes { bytes in
            output.writeStaticString("event: next\nid: ")
            writeID(into: &output)
            output.writeStaticString("\ndata: ")
            if bytes.contains(0x0A) || bytes.contains(0x0D) {
                Self.writeLines(bytes, into: &output)
            } else {
                output.writeBytes(bytes)
            }
            output.writeStaticString("\n\n")
        }
    }

    /// Appends the `complete` event. Its empty `data` makes `EventSource` deliver it.
    public mutating func complete(into output: inout ByteBuffer) {
        output.writeStaticString("event: complete\nid: ")
        writeID(into: &output)
        output.writeStaticString("\ndata: \n\n")
    }

    /// Appends a comment, which clients skip.
    public func keepAlive(into output: inout ByteBuffer) { output.writeStaticString(":\n\n") }

    private mutating func writeID(into output: inout ByteBuffer) {
        output.writeString(String(nextID))
        nextID &+= 1
    }

    /// A response with line ends between its tokens: each line is a `data` field, which a client joins again.
    private static func writeLines(_ bytes: UnsafeRawBufferPointer, into output: inout ByteBuffer) {
        for byte in bytes where byte != 0x0D {
            output.writeInteger(byte)
            if byte == 0x0A { output.writeStaticString("data: ") }
        }
    }
}
