import GraphQLRoutes

/// Checks the status of success and what comes with it.
enum StatusCheck {
    static func check(_ application: RouteApplication, _ collector: inout DiagnosticCollector) {
        let status = application.status
        if ![200, 201, 202, 204].contains(status) {
            application.report("has the status \(status). Write 200, 201, 202 or 204.", &collector)
        }
        if application.operationType == .subscription, status != 200 {
            application.report("has the status \(status), but event streams have 200. Remove it.", &collector)
        }
        if status == 204, application.text("selection") != nil {
            application.report(
                "has the status 204 and a selection, but an answer without content has no fields. Remove one of them.",
                &collector)
        }
        guard let location = application.text("location") else { return }
        if status != 201, status != 202 {
            application.report(
                "has a location, which comes with the statuses 201 and 202 alone. Give it one of them, or remove the "
                    + "location.", &collector)
        }
        do throws(PathTemplate.SyntaxError) {
            _ = try PathTemplate(location)
        } catch {
            application.report("has no usable location. \(error.description)", &collector)
        }
    }
}
