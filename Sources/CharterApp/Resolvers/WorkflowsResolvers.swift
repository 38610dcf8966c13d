import CharterEvents
import CharterWorkflows
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

extension Resolvers: WorkflowsResolvers {
    func workflows(context: ResolverContext) async throws -> [Workflow] {
        services.workflows.definitions.map(Workflow.init)
    }

    func workflow(name: String, context: ResolverContext) async throws -> Workflow? {
        Workflow(try services.workflows.definition(named: name))
    }

    func workflowStatus(id: ID, context: ResolverContext) async throws -> WorkflowStatus? {
        WorkflowStatus(try await services.workflows.run(id.rawValue))
    }

    func workflowHistory(
        first: Int, after: String?, filter: WorkflowHistoryFilterInput?, context: ResolverContext
    ) async throws -> WorkflowHistoryPage {
        let page = try await services.workflows.history(
            try RunFilter(filter), limit: first, after: try after.map { try Cursor.read($0) })
        return WorkflowHistoryPage(
            runs: page.runs.map { WorkflowStatus($0) }, endCursor: page.next?.description, hasNextPage: page.next != nil
        )
    }

    // MARK: Mutations

    func executeWorkflow(input: ExecuteWorkflowInput, context: ResolverContext) async throws -> WorkflowStatus {
        let run = try await services.workflows.execute(
            input.workflow, inputs: input.inputs.optional ?? [:], userID: context.request.userID,
            idempotencyKey: input.idempotencyKey.optional, priority: input.priority.optional)
        return WorkflowStatus(run)
    }

    func cancelWorkflow(id: ID, context: ResolverContext) async throws -> WorkflowStatus {
        WorkflowStatus(try await services.workflows.cancel(id.rawValue))
    }

    func retryWorkflow(id: ID, context: ResolverContext) async throws -> WorkflowStatus {
        WorkflowStatus(try await services.workflows.retry(id.rawValue))
    }

    func signalWorkflow(
        id: ID, name: String, payload: JSONValue?, context: ResolverContext
    ) async throws -> WorkflowStatus {
        WorkflowStatus(try await services.workflows.signal(id.rawValue, name, payload: payload ?? .null))
    }

    // MARK: Subscriptions

    func workflowProgress(
        id: ID, after: String?, context: ResolverContext
    ) async throws -> EventSequence<WorkflowEvent> {
        let sequence = try (after ?? context.request.lastEventID).map { try Cursor.sequence($0) } ?? 0
        let events = try await services.workflows.events(of: id.rawValue, after: sequence)
        return EventSequence(
            events.compactMap { WorkflowEvent($0) { "\($0.sequence)" } }, id: { $0.position })
    }

    func workflowEvents(
        filter: WorkflowEventFilterInput?, after: String?, context: ResolverContext
    ) async throws -> EventSequence<WorkflowEvent> {
        let position = try (after ?? context.request.lastEventID).map { try Cursor.read($0, as: FeedPosition.self) }
        let events = services.workflows.events(after: position)
        let wanted = WantedWorkflowEvents(filter)
        return EventSequence(
            events.compactMap { WorkflowEvent($0) { "\($0.position)" } }.filter { wanted.includes($0) },
            id: { $0.position })
    }

    // MARK: Fields of a run

    func steps(of parent: WorkflowStatus, context: ResolverContext) async throws -> [WorkflowStep] {
        try await services.workflows.steps(of: parent.id.rawValue).map(WorkflowStep.init)
    }

    func events(
        of parent: WorkflowStatus, first: Int, after: String?, context: ResolverContext
    ) async throws -> [WorkflowEvent] {
        let sequence = try after.map { try Cursor.sequence($0) } ?? 0
        return try await services.workflows.events(of: parent.id.rawValue, after: sequence, limit: first)
            .compactMap { WorkflowEvent($0) { "\($0.sequence)" } }
    }
}
