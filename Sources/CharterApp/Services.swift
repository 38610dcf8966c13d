import AsyncHTTPClient
import CharterContexts
import CharterEvents
import CharterIdempotency
import CharterModels
import CharterObservability
import CharterStorage
import CharterWorkflows
import Logging

/// Everything that answers behind the resolvers, made from the configuration: the composition root's contents page.
///
/// 1. `Storage`: the database, its schema, and the topics of events over it;
/// 2. `EpisodicLog`: what models were asked;
/// 3. `Contexts`: what is worth knowing, found again by words and by meaning;
/// 4. `ModelRegistry`: the models, each call of which goes into the log;
/// 5. `WorkflowServices`: definitions, the engine of runs, and what their steps do;
/// 6. `IdempotentRequests`: what was answered to requests that have an `Idempotency-Key`.
public struct Services: Sendable {
    public let models: ModelRegistry
    public let metrics: ServerMetrics
    let storage: Storage
    let log: EpisodicLog
    let contexts: Contexts
    let idempotency: IdempotentRequests
    let runs: WorkflowServices
    let localModel: LocalModelServer?
    private let http: HTTPClient

    var workflows: WorkflowService { runs.workflows }
    var requests: ModelRequests { runs.requests }

    /// Throws what is wrong with the configuration of models and n8n, and why the database cannot be used.
    static func make(_ settings: ServerSettings, logger: Logger) async throws -> Services {
        let http = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: .modelCalls(connectTimeout: settings.models.timeouts.connect))
        do {
            let storage = try await Storage.open(settings.storage, logger: logger)
            do {
                return try await Services(settings, storage, http: http, logger: logger)
            } catch {
                await storage.database.shutdown()
                throw error
            }
        } catch {
            try await http.shutdown()
            throw error
        }
    }

    private init(_ settings: ServerSettings, _ storage: Storage, http: HTTPClient, logger: Logger) async throws {
        self.http = http
        self.storage = storage
        log = EpisodicLog(
            storage.database, options: EpisodicLogOptions(retention: settings.storage.logRetention), logger: logger)
        idempotency = IdempotentRequests(storage.database, logger: logger)
        localModel = settings.models.local.map {
            LocalModelServer(configuration: $0, httpClient: http, logger: logger)
        }
        let factory = ModelFactory(settings: settings.models, localServer: localModel, http: http, logger: logger)
        let ledger = ModelUsageLedger()
        contexts = Contexts(
            storage.database, model: factory.embeddings(settings.contexts, ledger: ledger),
            options: settings.contexts.options, logger: logger)
        models = try factory.registry(
            ledger: ledger, retriever: contexts, retrieval: settings.contexts.retrieval, recorder: log)
        runs = try await WorkflowServices(settings, storage, models: models, http: http, logger: logger)
        metrics = ServerMetrics(ledger: models.ledger)
    }

    /// Keeps what runs beside the server running, until the task is cancelled.
    func run() async {
        await withTaskGroup { group in
            if let localModel { group.addTask { await localModel.run() } }
            group.addTask { await storage.topics.run() }
            group.addTask { await log.run() }
            group.addTask { await contexts.run() }
            group.addTask { await idempotency.run() }
            group.addTask { await runs.run() }
        }
    }

    /// Takes up no more runs, and lets those at work end or gives them back.
    func drain(within limit: Duration) async { await runs.engine.drain(within: limit) }

    /// Ends what the services hold open; nothing can be asked of them afterwards.
    func shutdown() async throws {
        await storage.database.shutdown()
        try await http.shutdown()
    }
}
