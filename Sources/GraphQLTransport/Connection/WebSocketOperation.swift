import GraphQLExecution
import GraphQLJSON
import NIOCore

/// An operation that runs on a socket.
final class WebSocketOperation {
    let ticket: SocketTicket
    let started: NIODeadline
    let answers: SocketAnswers
    var task: Task<Void, Never>?
    /// Whether it answers in more than one message and has begun to.
    var isStream = false
    /// Whether it is a subscription, which has no end of its own.
    var isEndless = false

    init(ticket: SocketTicket, answers: SocketAnswers, started: NIODeadline) {
        self.ticket = ticket
        self.answers = answers
        self.started = started
    }

    /// Appends a frame with a response as it is.
    static func write(_ body: ResponseBody, behind start: [UInt8], into output: inout ByteBuffer) {
        body.withUnsafeBytes { write(start, $0, into: &output) }
    }

    /// Appends a frame with the errors of a response without data.
    static func writeErrors(_ body: ResponseBody, behind start: [UInt8], into output: inout ByteBuffer) {
        body.withUnsafeBytes { bytes in
            let value = try? JSONValue.parse(bytes.bindMemory(to: UInt8.self))
            let errors = value?["errors"]?.encoded() ?? Array("[]".utf8)
            errors.withUnsafeBytes { write(start, $0, into: &output) }
        }
    }

    private static func write(_ start: [UInt8], _ payload: UnsafeRawBufferPointer, into output: inout ByteBuffer) {
        let count = start.count + payload.count + 1
        output.reserveCapacity(minimumWritableBytes: count + 10)
        WebSocketFrameWriter.textHeader(count, into: &output)
        output.writeBytes(start)
        output.writeBytes(payload)
        output.writeInteger(UInt8(ascii: "}"))
    }
}
