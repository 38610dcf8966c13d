import CharterModels
import CharterSocket
import GraphQLExecution
import GraphQLTransport
import Logging
import NIOCore

/// The server, from configuration to drain:
///
/// 1. services: storage, models, runs and figures;
/// 2. the generated schema over the resolvers, and the pipeline over it;
/// 3. the doors: GraphQL, the routes of plain HTTP, and the pages beside them;
/// 4. run until told to stop, then drain.
public struct CharterServer: Sendable {
    private let settings: ServerSettings
    private let services: Services
    private let server: GraphQLServer
    private let readiness = Readiness()
    private let logger: Logger

    /// The operations of `Schema/Operations`, which clients may name instead of sending them.
    public static var operations: [TrustedDocument] { GeneratedSchema.operations }

    /// Makes a server that does not listen yet; `run` must follow, since it also ends what the services hold open.
    ///
    /// Throws a `ConfigurationError` for mistakes in files that the settings name, and why the database cannot be used.
    public static func make(_ settings: ServerSettings, logger: Logger) async throws -> CharterServer {
        let services = try await Services.make(settings, logger: logger)
        do {
            return try CharterServer(settings, services, logger: logger)
        } catch {
            try await services.shutdown()
            throw error
        }
    }

    private init(_ settings: ServerSettings, _ services: Services, logger: Logger) throws {
        self.settings = settings
        self.services = services
        self.logger = logger
        var options = settings.pipeline
        options.formatError = .logging(to: logger)
        options.onLimitExceeded = { [metrics = services.metrics] in metrics.limits.exceeded($0) }
        let schema = try GeneratedSchema(resolvers: Resolvers(services: services))
        options.persisted.figures = services.metrics.persistedOperations
        options.persisted.documents = try TrustedDocumentFiles.read(
            settings.trustedDocumentManifests, schema: schema.schema, known: schema.trustedDocuments)
        options.persisted.documents += SocketOperations.trustedDocuments
        let pipeline = RequestPipeline(schema, options: options)
        var routes = OperationsRoutes.make(services, readiness: readiness)
        routes += CallbackRoutes.make(services.runs.callbacks, engine: services.runs.engine, logger: logger)
        routes += DocumentRoutes.make(try Self.openAPI())
        routes += try RESTRoutes.make(pipeline, settings, idempotency: services.idempotency)
        routes.append(JSONSocket.page)
        if let console = ConsoleRoute.make(path: settings.transport.path, isEnabled: settings.showsConsole) {
            routes.append(console)
        }
        server = GraphQLServer(
            configuration: settings.transport, executor: pipeline, routes: routes,
            sockets: [JSONSocket.endpoint(settings.transport.limits)], observer: services.metrics)
    }

    /// Serves until the task is cancelled, then drains; calls `listening` with the URL once requests are accepted.
    ///
    /// Throws `ServerStartError` when the address cannot be listened on or the certificate cannot be used.
    public func run(listening: @Sendable (String) -> Void) async throws {
        let address: SocketAddress
        do {
            address = try await server.start()
        } catch {
            try await services.shutdown()
            throw ServerStartError(host: settings.transport.host, port: settings.transport.port, reason: "\(error)")
        }
        readiness.set(true)
        let scheme = settings.transport.tls == nil ? "http" : "https"
        listening("\(scheme)://\(settings.transport.host):\(address.port ?? settings.transport.port)")
        if !settings.isProduction {
            logger.notice(
                "Development mode: everybody who reaches the address may ask; introspection and console are on")
        }
        // No child of this task: what runs beside the server is needed until the drain is over.
        let working = Task { await services.run() }
        await Self.untilCancelled()
        readiness.set(false)
        logger.info("Draining", metadata: ["seconds": "\(settings.drainTimeout.components.seconds)"])
        async let drained: Void = services.drain(within: settings.drainTimeout)
        await server.shutdown(deadline: settings.drainTimeout)
        await drained
        working.cancel()
        await working.value
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

/// Why a server could not begin to serve.
public struct ServerStartError: Error, CustomStringConvertible {
    let host: String
    let port: Int
    let reason: String

    public var description: String { "cannot serve on \(host):\(port): \(reason)" }
}
