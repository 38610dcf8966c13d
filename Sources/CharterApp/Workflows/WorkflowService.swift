import CharterEvents
import CharterWorkflows
import Foundation
import GraphQLJSON

/// What clients can do with workflows: the catalog of definitions and the engine of runs as one.
struct WorkflowService: Sendable {
    let catalog: DefinitionCatalog
    let engine: RunEngine
    let topics: any EventTopics

    // MARK: Definitions

    /// By name.
    var definitions: [WorkflowDefinition] { catalog.definitions }

    /// - Throws: `WorkflowServiceError.unknownWorkflow`.
    func definition(named name: String) throws -> WorkflowDefinition {
        guard let definition = catalog.definition(named: name) else {
            throw WorkflowServiceError.unknownWorkflow(name: name, known: definitions.map(\.name))
        }
        return definition
    }

    // MARK: Runs

    /// Enqueues a run of a workflow's present version.
    /// - Throws: `WorkflowServiceError`, `InputErrors`, `RunError`.
    func execute(
        _ workflow: String, inputs: JSONValue, userID: String?, idempotencyKey: String?, priority: Int?
    ) async throws -> Run {
        let submission = try definition(named: workflow).submission(
            inputs, userID: userID, idempotencyKey: idempotencyKey, priority: priority, now: Date())
        return try await engine.submit(submission).run
    }

    /// - Throws: `RunError.notFound` also for runs that are no workflow's.
    func run(_ id: String) async throws -> Run {
        let run = try await engine.store.run(id)
        guard run.kind == WorkflowDefinition.runKind else { throw RunError.notFound(id: id) }
        return run
    }

    func history(_ filter: RunFilter, limit: Int, after: RunCursor?) async throws -> RunPage {
        var filter = filter
        filter.kind = WorkflowDefinition.runKind
        return try await engine.store.runs(filter, limit: limit, after: after)
    }

    func steps(of id: String) async throws -> [StepRecord] { try await engine.store.steps(of: id) }

    func cancel(_ id: String) async throws -> Run { try await engine.cancel(run(id).id) }
    func retry(_ id: String) async throws -> Run { try await engine.retry(run(id).id) }
    func signal(_ id: String, _ name: String, payload: JSONValue) async throws -> Run {
        try await engine.signal(run(id).id, name, payload: payload)
    }

    // MARK: Events

    /// Those of a run behind one of them, until the run has ended.
    func events(of id: String, after sequence: Int64) async throws -> RunEvents {
        try await RunEvents(of: run(id), after: sequence, in: topics)
    }

    /// Some of those that are kept of a run.
    func events(of id: String, after sequence: Int64, limit: Int) async throws -> [Event] {
        try await topics.events(of: id, after: sequence, limit: limit)
    }

    /// Those of all runs behind a place, or from now on.
    func events(after position: FeedPosition?) -> EventSubscription { topics.subscribeToFeed(after: position) }
}

/// Why a workflow cannot be executed.
enum WorkflowServiceError: Error, Sendable, Hashable {
    case unknownWorkflow(name: String, known: [String])
}
