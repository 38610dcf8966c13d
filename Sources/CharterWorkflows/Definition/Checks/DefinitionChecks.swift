/// What is checked of a definition beyond its structure, in this order. Each check is one file of this folder.
enum DefinitionChecks {
    typealias Check = @Sendable (WorkflowOutline, inout DefinitionReport) -> Void

    static let all: [Check] = [
        uniqueStepNames,
        knownNeeds,
        noCycles,
        reachableSteps,
        inputSchemas,
        schedules,
    ]
}
