import GraphQLSchema

extension DefinitionChecks {
    /// A step needs others that exist, each once.
    static func knownNeeds(_ outline: WorkflowOutline, _ report: inout DefinitionReport) {
        let names = Set(outline.steps.map(\.name))
        for step in outline.steps {
            var seen: Set<String> = []
            for need in step.needs {
                if !names.contains(need.step) {
                    let hint = Suggestions.didYouMean(
                        need.step, among: outline.steps.map(\.name).filter { $0 != step.name })
                    report.add("there is no step \"\(need.step.shortened)\".\(hint)", at: need.node.location)
                } else if !seen.insert(need.step).inserted {
                    report.add("\"\(need.step)\" is needed twice; write it once", at: need.node.location)
                }
            }
        }
    }
}
