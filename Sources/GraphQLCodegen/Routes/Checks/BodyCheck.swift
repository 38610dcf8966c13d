import GraphQLRoutes

/// Checks that the method has a body, and that it is for arguments that the path does not give.
enum BodyCheck {
    static func check(_ application: RouteApplication, _ collector: inout DiagnosticCollector) {
        guard application.body != .none else { return }
        if application.method == .get || application.method == .delete {
            application.report(
                "has a body, which \(application.method.rawValue) does not have. Remove it, or write method: POST.",
                &collector)
        }
        guard case .argument(let name) = application.body else { return }
        if application.arguments.argument(name) == nil {
            application.report(
                "has the body \"\(name)\", which is no argument. \(application.arguments.listing); \"*\" is for all.",
                &collector)
        }
        if application.path.segments.contains(.variable([name])) {
            application.report(
                "takes \"\(name)\" from the path and from the body. Remove it from one of them.", &collector)
        }
    }
}
