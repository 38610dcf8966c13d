/// Checks that `@rest` on an operation leaves to the operation what it selects.
enum OperationRouteCheck {
    static func check(_ application: RouteApplication, _ collector: inout DiagnosticCollector) {
        guard case .operation = application.target, application.text("selection") != nil else { return }
        application.report("has a selection, but the operation has its own. Remove it.", &collector)
    }
}
