import GraphQLRoutes

/// Checks that the method suits what the operation does (RFC 9110 section 9.2): GET changes nothing.
enum MethodCheck {
    static func check(_ application: RouteApplication, _ collector: inout DiagnosticCollector) {
        switch application.operationType {
        case .mutation:
            guard application.method == .get else { return }
            application.report(
                "answers GET, which must not change anything, with a mutation. Give it method: POST, PUT, PATCH or "
                    + "DELETE.", &collector)
        case .subscription:
            guard application.method != .get else { return }
            application.report(
                "answers \(application.method.rawValue) with a subscription. Event streams are asked for by GET: "
                    + "remove the method.", &collector)
        case .query: break
        }
    }
}
