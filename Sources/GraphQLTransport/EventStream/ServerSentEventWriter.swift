import GraphQLExecution
import NIOCore

/// Writes the events of `graphql-sse`, distinct connections mode: `next` for each response, then `complete`, each with
/// an `id` so that a client can say where it was; comments in between keep intermediaries awake.
///
/// A value without I/O; JSON has no line ends of its own, so a response is always one `data` line.
public struct ServerSentEventWriter: Sendable {
    private var nextID: UInt64
    /// The last identifier that the source gave; numbers are for sources that give none.
    private var sourceID: String?

    /// The first event without an identifier of its own gets the number after `lastID`.
    public init(lastID: UInt64 = 0) { nextID = lastID &+ 1 }

    /// Appends a `next` event with a response, under `id` where its source has an identifier for it.
    public mutating func next(_ body: ResponseBody, id: String? = nil, into output: inout ByteBuffer) {
        if let id { sourceID = Self.line(id) }
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

    /// An identifier ends with its line and cannot hold a null character.
    private static func line(_ id: String) -> String {
        guard id.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0 }) else { return id }
        return String(String.UnicodeScalarView(id.unicodeScalars.filter { !["\n", "\r", "\0"].contains($0) }))
    }

    private mutating func writeID(into output: inout ByteBuffer) {
        // The end of a stream leaves its client where the last event put it.
        if let sourceID {
            output.writeString(sourceID)
            return
        }
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
