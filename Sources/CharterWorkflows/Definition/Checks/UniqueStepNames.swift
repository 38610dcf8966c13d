extension DefinitionChecks {
    /// A step's name is its own.
    static func uniqueStepNames(_ outline: WorkflowOutline, _ report: inout DefinitionReport) {
        var places: [String: DefinitionLocation] = [:]
        for step in outline.steps {
            if let first = places[step.name] {
                report.add(
                    "a step in line \(first.line) is called \"\(step.name)\" already; give this one another name",
                    at: step.nameNode.location)
            } else {
                places[step.name] = step.nameNode.location
            }
        }
    }
}
