import GraphQLExecution
import GraphQLJSON
import NIOCore

/// An operation that runs on a socket.
final class WebSocketOperation {
    let ticket: GraphQLTransportWSStateMachine.Ticket
    let started: NIODeadline
    /// `{"id":…,"type":"next","payload":`
    private let nextStart: [UInt8]
    private let errorStart: [UInt8]
    var task: Task<Void, Never>?
    /// Whether it answers in more than one message and has begun to.
    var isStream = false
    /// Whether it is a subscription, which has no end of its own.
    var isEndless = false

    init(ticket: GraphQLTransportWSStateMachine.Ticket, id: String, started: NIODeadline) {
        self.ticket = ticket
        self.started = started
        let id = JSONValue.string(id).encoded()
        nextStart = Array("{\"id\":".utf8) + id + Array(",\"type\":\"next\",\"payload\":".utf8)
        errorStart = Array("{\"id\":".utf8) + id + Array(",\"type\":\"error\",\"payload\":".utf8)
    }

    /// Appends a frame with a `next` message.
    func writeNext(_ body: ResponseBody, into output: inout ByteBuffer) {
        body.withUnsafeBytes { Self.write(nextStart, $0, into: &output) }
    }

    /// Appends a frame with an `error` message, which carries the errors of a response without data.
    func writeError(_ body: ResponseBody, into output: inout ByteBuffer) {
        body.withUnsafeBytes { bytes in
            let value = try? JSONValue.parse(bytes.bindMemory(to: UInt8.self))
            let errors = value?["errors"]?.encoded() ?? Array("[]".utf8)
            errors.withUnsafeBytes { Self.write(errorStart, $0, into: &output) }
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
