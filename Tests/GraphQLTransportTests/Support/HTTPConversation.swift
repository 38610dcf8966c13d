import GraphQLExecution
import NIOCore
import NIOEmbedded

@testable import GraphQLTransport

/// One connection without a network: text in, text out, and a clock that the test moves. Turns of the loop end when
/// `turns` says so.
final class HTTPConversation {
    let executor = ScriptedExecutor()
    let channel: EmbeddedChannel
    let state: EventLoopState
    let door: ServerDoor

    init(
        _ configure: (inout ServerConfiguration) -> Void = { _ in }, routes: [HTTPRoute] = HTTPConversation.routes,
        sockets: [SocketEndpoint] = [], observer: any TransportObserver = SilentObserver(),
        turns: @escaping () -> NIODeadline = { .uptimeNanoseconds(0) }
    ) throws {
        var configuration = ServerConfiguration()
        configuration.hosts = .any
        configure(&configuration)
        // Everything in place: there is no other thread to wait for.
        door = ServerDoor(
            configuration: configuration, executor: executor, routes: routes, sockets: sockets, observer: observer,
            heavyRequest: .max)
        let loop = EmbeddedEventLoop()
        state = EventLoopState(loop, clock: turns)
        channel = EmbeddedChannel(loop: loop)
        try channel.pipeline.syncOperations.addHandler(HTTPConnectionHandler(door: door, state: state))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    static let routes = [
        HTTPRoute(.get, "/health") { _ in HTTPRoute.Answer(contentType: "text/plain", text: "ok") },
        HTTPRoute(.get, "/graphql") { _ in HTTPRoute.Answer(contentType: "text/html", text: "<p>console") },
    ]

    func send(_ text: String) throws {
        guard channel.isActive else { return }
        try channel.writeInbound(ByteBuffer(string: text))
        channel.embeddedEventLoop.run()
    }

    func send(_ bytes: [UInt8]) throws {
        guard channel.isActive else { return }
        try channel.writeInbound(ByteBuffer(bytes: bytes))
        channel.embeddedEventLoop.run()
    }

    /// All that was written since the last call.
    func received() throws -> String { String(decoding: try receivedBytes(), as: UTF8.self) }

    func receivedBytes() throws -> [UInt8] {
        channel.embeddedEventLoop.run()
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { bytes += buffer.readableBytesView }
        return bytes
    }

    func exchange(_ text: String) throws -> String {
        try send(text)
        return try received()
    }

    /// Lets the loop take its next turn.
    func turn() { channel.embeddedEventLoop.advanceTime(by: .milliseconds(1)) }

    func wait(_ seconds: Int64) { channel.embeddedEventLoop.advanceTime(by: .seconds(seconds)) }

    var isOpen: Bool { channel.isActive }

    static func post(_ query: String, _ fields: String = "", version: String = "1.1") -> String {
        let body = "{\"query\":\"\(query)\"}"
        return "POST /graphql HTTP/\(version)\r\nHost: x\r\nContent-Type: application/json\r\n\(fields)"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }
}

/// Each look at it is a millisecond after the last.
final class StridingClock {
    private var milliseconds: Int64 = 0

    func now() -> NIODeadline {
        milliseconds += 1
        return .uptimeNanoseconds(0) + .milliseconds(milliseconds)
    }
}

extension String {
    /// The status of the first answer in this text.
    var status: Int? { Int(dropFirst("HTTP/1.1 ".count).prefix(3)) }

    /// How many answers begin in this text.
    var answerCount: Int { components(separatedBy: "HTTP/1.1 ").count - 1 }

    private func components(separatedBy separator: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }

    /// What follows the first empty line.
    var answerBody: String {
        guard let range = firstRange(of: "\r\n\r\n") else { return "" }
        return String(self[range.upperBound...])
    }
}
