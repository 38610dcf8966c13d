import AsyncHTTPClient
import CharterModels
import CharterObservability
import Logging

/// Everything that answers behind the resolvers, made from the configuration: the composition root's contents page.
public struct Services: Sendable {
    public let models: ModelRegistry
    public let metrics: ServerMetrics
    let localModel: LocalModelServer?
    private let http: HTTPClient

    /// Throws what is wrong with the models' configuration.
    static func make(_ settings: ServerSettings, logger: Logger) async throws -> Services {
        let http = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: .modelCalls(connectTimeout: settings.models.timeouts.connect))
        do {
            return try Services(settings, http: http, logger: logger)
        } catch {
            try await http.shutdown()
            throw error
        }
    }

    private init(_ settings: ServerSettings, http: HTTPClient, logger: Logger) throws(ModelError) {
        let localModel = settings.models.local.map {
            LocalModelServer(configuration: $0, httpClient: http, logger: logger)
        }
        let factory = ModelFactory(settings: settings.models, localServer: localModel, http: http, logger: logger)
        self.http = http
        self.localModel = localModel
        models = try factory.registry()
        metrics = ServerMetrics(ledger: models.ledger)
    }

    /// Keeps what runs beside the server running, until the task is cancelled.
    func run() async { await localModel?.run() }

    /// Ends what the services hold open; nothing can be asked of them afterwards.
    func shutdown() async throws { try await http.shutdown() }
}
