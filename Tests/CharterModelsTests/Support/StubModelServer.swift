import AsyncHTTPClient
import Logging
import NIOCore
import NIOPosix
import Synchronization

@testable import CharterModels

/// A server that plays a recorded conversation, byte by byte as given, and remembers what it heard.
final class StubModelServer: Sendable {
    enum Step: Sendable {
        case send(String)
        case sendBytes([UInt8])
        /// Lets the client read what was sent so far as a piece of its own.
        case pause
        /// Waits until the test has released the server.
        case untilReleased
        case close
    }

    /// Set when a first request has been heard.
    let asked = FirstValue<Void>()
    /// Set by the test, for the step that waits for it.
    let released = FirstValue<Void>()
    /// Set when a client has closed its connection.
    let clientGone = FirstValue<Void>()

    private let steps: [Step]
    private let dropsReusedConnections: Bool
    private let heard = Mutex<(requests: [String], connections: Int)>(([], 0))
    private let port = FirstValue<Int>()

    private init(_ steps: [Step], dropsReusedConnections: Bool) {
        self.steps = steps
        self.dropsReusedConnections = dropsReusedConnections
    }

    /// Runs the body against a server that answers every request with the steps.
    /// - Parameter dropsReusedConnections: Closes a connection instead of answering a second request over it.
    static func playing<Result>(
        _ steps: [Step],
        dropsReusedConnections: Bool = false,
        _ body: (StubModelServer) async throws -> Result
    ) async throws -> Result {
        let server = StubModelServer(steps, dropsReusedConnections: dropsReusedConnections)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Conversation(server))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        server.port.set(channel.localAddress?.port ?? 0)
        do {
            let result = try await body(server)
            try await channel.close()
            return result
        } catch {
            try await channel.close()
            throw error
        }
    }

    func endpoint() async throws -> OpenAICompatibleEndpoint {
        try OpenAICompatibleEndpoint(
            baseURL: "http://127.0.0.1:\(try await port.get())/v1",
            key: APIKey("sk-stub"),
            model: "stub-1"
        )
    }

    /// A provider for this server.
    func provider(
        _ http: HTTPClient,
        timeouts: ModelTimeouts = ModelTimeouts(),
        limits: ModelReplyLimits = ModelReplyLimits(),
        clock: ModelClock = .continuous
    ) async throws -> OpenAICompatibleProvider {
        OpenAICompatibleProvider(
            summary: "stub",
            endpoint: try await endpoint(),
            httpClient: http,
            timeouts: timeouts,
            limits: limits,
            clock: clock,
            logger: Logger(label: "test")
        )
    }

    /// The requests so far, head and body.
    var requests: [String] { heard.withLock { $0.requests } }

    /// How many connections were opened so far.
    var connections: Int { heard.withLock { $0.connections } }

    private final class Conversation: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let server: StubModelServer
        private var received = ""
        private var answered = 0
        private var closedByUs = false

        init(_ server: StubModelServer) {
            self.server = server
        }

        func channelActive(context: ChannelHandlerContext) {
            server.heard.withLock { $0.connections += 1 }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            received += String(buffer: unwrapInboundIn(data))
            guard let end = received.firstRange(of: "\r\n\r\n") else { return }
            let head = received[..<end.lowerBound].lowercased()
            let length = head.firstMatch(of: #/content-length: (\d+)/#).flatMap { Int($0.1) } ?? 0
            guard received[end.upperBound...].utf8.count >= length else { return }
            server.heard.withLock { $0.requests.append(received) }
            received = ""
            server.asked.set(())
            let isReused = answered > 0
            answered += 1
            play(isReused && server.dropsReusedConnections ? [.close] : server.steps[...], context: context)
        }

        func channelInactive(context: ChannelHandlerContext) {
            if !closedByUs { server.clientGone.set(()) }
        }

        private func play(_ steps: ArraySlice<Step>, context: ChannelHandlerContext) {
            var rest = steps
            while let step = rest.popFirst() {
                switch step {
                case .send(let text):
                    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
                case .sendBytes(let bytes):
                    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
                case .untilReleased:
                    let (bound, rest) = (NIOLoopBound((self, context), eventLoop: context.eventLoop), rest)
                    let released = server.released
                    context.eventLoop.makeFutureWithTask { try await released.get() }
                        .whenSuccess { bound.value.0.play(rest, context: bound.value.1) }
                    return
                case .pause:
                    let (bound, rest) = (NIOLoopBound((self, context), eventLoop: context.eventLoop), rest)
                    context.eventLoop.scheduleTask(in: .milliseconds(2)) {
                        bound.value.0.play(rest, context: bound.value.1)
                    }
                    return
                case .close:
                    closedByUs = true
                    context.close(promise: nil)
                }
            }
        }
    }
}

extension [StubModelServer.Step] {
    /// An answer in one piece.
    static func answer(_ body: String, status: String = "200 OK", headers: [String] = []) -> Self {
        let head = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers
        return [.send(head.joined(separator: "\r\n") + "\r\n\r\n" + body)]
    }

    /// A chunked event stream of the given pieces of body. It ends properly, or is cut as soon as the server is
    /// released: a connection that closes at once takes along what the client has not read.
    static func stream(_ pieces: [String], cut: Bool = false) -> Self {
        var steps: Self = [.send(streamHead)]
        for piece in pieces { steps += [.send(chunk(piece)), .pause] }
        return steps + (cut ? [.untilReleased, .close] : [.send("0\r\n\r\n")])
    }

    static var streamHead: String {
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    }

    static func chunk(_ text: String) -> String {
        String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n"
    }
}
