import GraphQLExecution
import NIOCore

@testable import GraphQLTransport

/// Runs a real server on loopback around a test.
struct LiveServer: Sendable {
    let server: GraphQLServer
    let executor: ScriptedExecutor
    let address: SocketAddress

    static func with<R: Sendable>(
        _ configure: (inout ServerConfiguration) -> Void = { _ in }, observer: any TransportObserver = SilentObserver(),
        _ body: (LiveServer) async throws -> R
    ) async throws -> R {
        var configuration = ServerConfiguration(port: 0, eventLoops: 2)
        configuration.hosts = .any
        configure(&configuration)
        let executor = ScriptedExecutor()
        let server = GraphQLServer(
            configuration: configuration, executor: executor, routes: HTTPConversation.routes, observer: observer)
        let address = try await server.start()
        do {
            let result = try await body(LiveServer(server: server, executor: executor, address: address))
            await server.shutdown(deadline: .seconds(5))
            return result
        } catch {
            await server.shutdown(deadline: .zero)
            throw error
        }
    }

    /// Waits until `condition` holds; the test's own time limit ends it otherwise.
    static func until(_ condition: () -> Bool) async {
        while !condition(), !Task.isCancelled { await Task.yield() }
    }
}
