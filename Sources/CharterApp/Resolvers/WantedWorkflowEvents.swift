import GraphQLExecution

/// Which events a subscriber of all runs wants.
struct WantedWorkflowEvents: Sendable {
    private let workflows: Set<String>?
    private let types: Set<String>?
    private let id: String?

    init(_ filter: WorkflowEventFilterInput?) {
        workflows = filter?.workflows.optional.map(Set.init)
        types = filter?.types.optional.map(Set.init)
        id = filter?.id.optional?.rawValue
    }

    func includes(_ event: WorkflowEvent) -> Bool {
        workflows?.contains(event.workflow) ?? true && types?.contains(event.type) ?? true
            && (id ?? event.id.rawValue) == event.id.rawValue
    }
}
