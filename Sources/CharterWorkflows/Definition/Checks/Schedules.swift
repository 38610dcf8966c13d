import GraphQLJSON

extension DefinitionChecks {
    /// A schedule's cron expression names times, and its inputs are what the workflow takes.
    static func schedules(_ outline: WorkflowOutline, _ report: inout DefinitionReport) {
        let schema = DefinitionBuilder.inputSchema(outline.root)
        for schedule in outline.root["schedules"]?.elements ?? [] {
            guard case .mapping = schedule.content else { continue }
            if let cron = schedule["cron"], case .string(let text)? = cron.scalar?.value {
                do throws(CronSyntaxError) { _ = try CronSchedule(text) } catch {
                    report.add("this is no cron expression: \(error)", at: cron.location)
                }
            }
            let inputs = schedule["inputs"]
            do throws(InputErrors) {
                _ = try schema.validated(inputs?.value ?? .object(JSONObject()), at: "inputs")
            } catch {
                for mistake in error.mistakes { report.add("\(mistake)", at: (inputs ?? schedule).location) }
            }
        }
    }
}
