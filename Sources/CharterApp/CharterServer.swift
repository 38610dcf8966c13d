import CharterModels
import GraphQLExecution
import GraphQLTransport
import Logging

/// The server, from configuration to drain:
///
/// 1. services: models and figures;
/// 2. the generated schema over the resolvers, and the pipeline over it;
/// 3. the doors: GraphQL, and the pages beside it;
/// 4. run until told to stop, then drain.
public struct CharterServer: Sendable {
    private let settings: ServerSettings
    private let services: Services
    private let server: GraphQLServer
    private let readiness = Readiness()
    private let logger: Logger

    public init(_ settings: ServerSettings, logger: Logger) throws {
        self.settings = settings
        self.logger = logger
        services = try Services(settings, logger: logger)
        var options = settings.pipeline
        options.formatError = .masking { error, context in
            logger.error("A resolver failed", metadata: ["request": "\(context.requestID)", "error": "\(error)"])
        }
        let schema = try GeneratedSchema(resolvers: Resolvers(services: services))
        let pipeline = RequestPipeline(schema, options: options)
        var routes = OperationsRoutes.make(services, readiness: readiness)
        if let console = ConsoleRoute.make(path: settings.transport.path, isEnabled: !settings.isProduction) {
            routes.append(console)
        }
        server = GraphQLServer(
            configuration: settings.transport, executor: pipeline, routes: routes, observer: services.metrics)
    }

    /// Serves until the task is cancelled, then drains; calls `listening` with the URL once requests are accepted.
    ///
    /// Throws when the address cannot be listened on.
    public func run(listening: @Sendable (String) -> Void) async throws {
        let address = try await server.start()
        readiness.set(true)
        let scheme = settings.transport.tls == nil ? "http" : "https"
        listening("\(scheme)://\(settings.transport.host):\(address.port ?? settings.transport.port)")
        if !settings.isProduction {
            logger.notice("Development mode: everybody who reaches the address may ask; introspection and console are on")
        }
        // Returns early when there is nothing to supervise; the server goes on until it is cancelled.
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await services.run() }
            group.addTask { await Self.untilCancelled() }
            await group.waitForAll()
        }
        readiness.set(false)
        logger.info("Draining", metadata: ["seconds": "\(settings.drainTimeout.components.seconds)"])
        await server.shutdown(deadline: settings.drainTimeout)
        try await services.shutdown()
    }

    private static func untilCancelled() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        await withTaskCancellationHandler {
            for await _ in stream {}
        } onCancel: {
            continuation.finish()
        }
    }
}
