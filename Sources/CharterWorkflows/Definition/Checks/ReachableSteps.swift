import GraphQLJSON

extension DefinitionChecks {
    /// No step needs one that is always skipped: it would never run either.
    static func reachableSteps(_ outline: WorkflowOutline, _ report: inout DefinitionReport) {
        let skipped = Set(outline.steps.filter { isNever($0.node["when"]) }.map(\.name))
        for step in outline.steps where !skipped.contains(step.name) {
            for need in step.needs where !need.isOptional && skipped.contains(need.step) {
                report.add(
                    "\"\(step.name)\" never runs, because \"\(need.step)\" is always skipped; "
                        + "write `{step: \(need.step), optional: true}` to run without it",
                    at: need.node.location)
            }
        }
    }

    /// Whether a condition is false whatever happens.
    private static func isNever(_ condition: DefinitionNode?) -> Bool {
        guard let scalar = condition?.scalar else { return false }
        if scalar.value == .bool(false) { return true }
        guard let expression = try? TemplateParser.parseExpression(scalar.text), let value = expression.constant else {
            return false
        }
        return !value.isTruthy
    }
}
