import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A server on loopback that answers as it is told, and remembers what it heard.
final class LocalHTTPServer: Sendable {
    struct Request: Sendable {
        let method: String
        let uri: String
        let headers: [String: String]
        let body: String
    }

    struct Response: Sendable {
        var status = 200
        var headers: [(String, String)] = []
        var body: [UInt8] = []
        /// Breaks the connection off in the middle of the answer.
        var isCut = false

        static func json(_ text: String, status: Int = 200) -> Response {
            Response(status: status, headers: [("Content-Type", "application/json")], body: Array(text.utf8))
        }

        static func redirect(_ location: String, status: Int = 302) -> Response {
            Response(status: status, headers: [("Location", location)])
        }
    }

    typealias Answer = @Sendable (Request) -> Response

    private let answer: Answer
    private let heard = Mutex<[Request]>([])
    let port: Int
    private let channel: any Channel

    var requests: [Request] { heard.withLock { $0 } }

    private init(_ answer: @escaping Answer, host: String) async throws {
        let (heard, box) = (Recorder(), answer)
        self.answer = answer
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(heard, box))
                }
            }
            .bind(host: host, port: 0).get()
        port = channel.localAddress?.port ?? 0
        heard.server.withLock { $0 = self }
    }

    /// Runs the body against a server.
    static func answering(
        on host: String = "127.0.0.1", _ answer: @escaping Answer,
        _ body: (LocalHTTPServer) async throws -> Void
    ) async throws {
        let server = try await LocalHTTPServer(answer, host: host)
        do { try await body(server) } catch {
            try await server.channel.close()
            throw error
        }
        try await server.channel.close()
    }

    private final class Recorder: Sendable {
        let server = Mutex<LocalHTTPServer?>(nil)

        func record(_ request: Request) {
            let server = server.withLock { $0 }
            server?.heard.withLock { $0.append(request) }
        }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let recorder: Recorder
        private let answer: Answer
        private var head: HTTPRequestHead?
        private var body = ByteBuffer()

        init(_ recorder: Recorder, _ answer: @escaping Answer) {
            self.recorder = recorder
            self.answer = answer
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): (self.head, body) = (head, ByteBuffer())
            case .body(var part): body.writeBuffer(&part)
            case .end:
                guard let head else { return }
                let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { $0 + ", " + $1 }
                let request = Request(
                    method: head.method.rawValue, uri: head.uri, headers: headers, body: String(buffer: body))
                recorder.record(request)
                write(answer(request), context)
            }
        }

        private func write(_ response: Response, _ context: ChannelHandlerContext) {
            var headers = HTTPHeaders(response.headers)
            headers.add(name: "Content-Length", value: "\(response.body.count + (response.isCut ? 10 : 0))")
            let status = HTTPResponseStatus(statusCode: response.status)
            context.write(
                wrapOutboundOut(.head(.init(version: .http1_1, status: status, headers: headers))), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: response.body)))), promise: nil)
            if response.isCut {
                context.flush()
                context.close(promise: nil)
            } else {
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}
