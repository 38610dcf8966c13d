import GraphQLRoutes

/// Checks that a path is not one of those that a server answers itself.
enum OwnPathsCheck {
    private static let pages: Set<String> = ["docs", "graphql", "health", "metrics", "openapi.json", "ready", "ws"]
    /// Everything below them is the server's.
    private static let folders: Set<String> = ["callbacks", "graphql"]

    static func check(_ application: RouteApplication, _ collector: inout DiagnosticCollector) {
        guard case .literal(let first) = application.path.segments.first else { return }
        let isTaken = application.path.segments.count == 1 ? pages.contains(first) : folders.contains(first)
        if isTaken || folders.contains(first) {
            application.report(
                "has the path \"\(application.path)\", which the server answers itself. Choose another, such as "
                    + "\"/api\(application.path)\".", &collector)
        }
    }
}
