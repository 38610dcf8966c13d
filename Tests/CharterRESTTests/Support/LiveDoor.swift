import CharterREST
import GraphQLExecution
import GraphQLRoutes
import GraphQLTransport
import NIOCore
import NIOPosix
import Synchronization

/// The door behind a real server on loopback, and a client that sends and reads bytes as they are.
struct LiveDoor: Sendable {
    let address: SocketAddress
    let server: GraphQLServer

    static func with<R: Sendable>(
        routes: [RESTRoute]? = nil, executor: (any RequestExecutor)? = nil,
        _ configure: (inout ServerConfiguration) -> Void = { _ in },
        _ body: (LiveDoor) async throws -> R
    ) async throws -> R {
        let test = try TestDoor(routes, executor: executor)
        var configuration = ServerConfiguration(port: 0, eventLoops: 1)
        configure(&configuration)
        let server = GraphQLServer(
            configuration: configuration, executor: test.pipeline, routes: test.door.routes)
        let address = try await server.start()
        do {
            let result = try await body(LiveDoor(address: address, server: server))
            await server.shutdown(deadline: .seconds(5))
            return result
        } catch {
            await server.shutdown(deadline: .zero)
            throw error
        }
    }

    /// Sends one request and reads until the server closes.
    func exchange(_ head: String, _ body: [UInt8] = []) async throws -> String {
        try await connected { client in
            let length = body.isEmpty ? "" : "Content-Length: \(body.count)\r\n"
            try await client.send(Array("\(head)\r\nHost: localhost\r\nConnection: close\r\n\(length)\r\n".utf8) + body)
            return try await client.read { _ in false }
        }
    }

    func exchange(_ head: String, _ body: String) async throws -> String {
        try await exchange(head, Array(body.utf8))
    }

    func connected<R: Sendable>(_ body: (inout Client) async throws -> R) async throws -> R {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(to: address) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var client = Client(inbound: inbound.makeAsyncIterator(), outbound: outbound)
            return try await body(&client)
        }
    }

    struct Client {
        var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
        let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
        private var text = ""

        init(
            inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
            outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
        ) {
            self.inbound = inbound
            self.outbound = outbound
        }

        func send(_ bytes: [UInt8]) async throws { try await outbound.write(ByteBuffer(bytes: bytes)) }

        func send(_ text: String) async throws { try await send(Array(text.utf8)) }

        /// Reads on until `isEnough` says so, or the connection ends; gives all that was read so far.
        mutating func read(until isEnough: (String) -> Bool) async throws -> String {
            while !isEnough(text), let more = try await inbound.next() {
                text += String(decoding: more.readableBytesView, as: UTF8.self)
            }
            return text
        }
    }
}

extension String {
    /// The status of an answer as it came.
    var status: Int? { Int(dropFirst("HTTP/1.1 ".count).prefix(3)) }

    /// What follows the first empty line.
    var answerBody: String {
        guard let range = firstRange(of: "\r\n\r\n") else { return "" }
        return String(self[range.upperBound...])
    }

    /// The value of a field.
    func field(_ name: String) -> String? {
        guard let start = firstRange(of: "\r\n\(name): ")?.upperBound,
            let end = self[start...].firstRange(of: "\r\n")?.lowerBound
        else { return nil }
        return String(self[start..<end])
    }
}

/// Streams what a test hands it, and counts who has gone.
final class ManualStream: RequestExecutor {
    private struct State {
        var waiting: CheckedContinuation<GraphQLResponse?, Never>?
        var pending: [GraphQLResponse] = []
        var hasBegun = false
        var isCancelled = false
    }

    private let state = Mutex(State())

    var hasBegun: Bool { state.withLock { $0.hasBegun } }
    var pendingCount: Int { state.withLock { $0.pending.count } }
    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    func execute(
        _ request: GraphQLRequest, context: RequestContext, allowing: OperationTypeSet
    ) async -> OperationResult {
        .stream(ResponseStream { await self.next() })
    }

    func emit(_ data: String) {
        let response = GraphQLResponse(
            body: ResponseBody("{\"data\":{\"ticks\":\(data)}}".utf8),
            outcome: .executed(hasErrors: false, dataIsNull: false))
        let waiting = state.withLock { state in
            guard let waiting = state.waiting else {
                state.pending.append(response)
                return nil as CheckedContinuation<GraphQLResponse?, Never>?
            }
            state.waiting = nil
            return waiting
        }
        waiting?.resume(returning: response)
    }

    private func next() async -> GraphQLResponse? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = state.withLock { state -> GraphQLResponse?? in
                    state.hasBegun = true
                    if state.isCancelled { return .some(nil) }
                    if !state.pending.isEmpty { return state.pending.removeFirst() }
                    state.waiting = continuation
                    return nil
                }
                if let now { continuation.resume(returning: now) }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                state.isCancelled = true
                defer { state.waiting = nil }
                return state.waiting
            }
            waiting?.resume(returning: nil)
        }
    }
}
