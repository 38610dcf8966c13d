import AsyncHTTPClient
import CharterModels
import CharterResilience
import CharterWorkflows
import Logging

/// Durable runs, put together: definitions, the programs of runs, the engine that works on them, and callbacks.
struct WorkflowServices: Sendable {
    let engine: RunEngine
    let workflows: WorkflowService
    let requests: ModelRequests
    let callbacks: N8nCallbacks?
    private let catalog: DefinitionCatalog

    init(
        _ settings: ServerSettings, _ storage: Storage, models: ModelRegistry, http: HTTPClient, logger: Logger
    ) async throws {
        let n8n = try settings.workflows.n8n.map { try N8nSettings($0) }
        callbacks = try n8n.flatMap { try N8nCallbacks($0) }
        let catalog = DefinitionCatalog(
            directory: settings.workflows.directory, store: SQLDefinitionStore(storage.database), logger: logger)
        let executors = StepExecutors(
            models: models, outbound: OutboundPolicy(allowedHosts: settings.workflows.allowedHosts),
            n8n: n8n.map { [callbacks] in
                N8nStepExecutor(
                    client: N8nClient(settings: $0, http: http, logger: logger), callbacks: callbacks, logger: logger)
            })
        let requests = ModelRequestProgram(models: models)
        engine = try RunEngine(
            database: storage.database, events: storage.topics,
            programs: [
                WorkflowDefinition.runKind: WorkflowProgram(definitions: catalog, executors: executors, logger: logger),
                ModelRequestProgram.kind: requests,
            ], schedules: { catalog.schedules },
            options: RunOptions(
                workers: settings.workflows.workers, heartbeatInterval: settings.workflows.heartbeat,
                lease: settings.workflows.lease, reaperInterval: settings.workflows.reaperInterval,
                retention: settings.storage.runRetention),
            logger: logger)
        workflows = WorkflowService(catalog: catalog, engine: engine, topics: storage.topics)
        self.requests = ModelRequests(engine: engine, models: models)
        self.catalog = catalog
        try await catalog.reload()
    }

    func run() async {
        await withTaskGroup { group in
            group.addTask { await catalog.run() }
            group.addTask { await engine.run() }
        }
    }
}

extension N8nSettings {
    /// - Throws: `N8nError.invalidConfiguration`, or a `ConfigurationError` for the file of credentials.
    init(_ settings: WorkflowSettings.N8n) throws {
        self.init(
            baseURL: try N8nBaseURL(settings.url), apiKey: try settings.key.map { try N8nSecret($0) },
            webhookBaseURL: try settings.webhookURL.map { try N8nBaseURL($0) },
            callbackBaseURL: try settings.callbackURL.map { try N8nBaseURL($0) },
            callbackSecret: try settings.callbackSecret.map { try N8nSecret($0) },
            credentials: try settings.credentialsFile.map { try N8nCredentialsFile.read($0) } ?? [:])
    }
}
