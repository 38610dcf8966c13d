import GraphQLJSON

extension DefinitionChecks {
    /// A schedule's inputs are what the workflow takes.
    static func schedules(_ outline: WorkflowOutline, _ report: inout DefinitionReport) {
        let schema = DefinitionBuilder.inputSchema(outline.root)
        for schedule in outline.root["schedules"]?.elements ?? [] {
            guard case .mapping = schedule.content else { continue }
            let inputs = schedule["inputs"]
            do throws(InputErrors) {
                _ = try schema.validated(inputs?.value ?? .object(JSONObject()), at: "inputs")
            } catch {
                for mistake in error.mistakes { report.add("\(mistake)", at: (inputs ?? schedule).location) }
            }
        }
    }
}
