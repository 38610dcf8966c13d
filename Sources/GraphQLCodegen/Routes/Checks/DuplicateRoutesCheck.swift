import GraphQLRoutes

/// Checks that one request is for one route. Where two paths match it, the one with text at the first place where they
/// differ goes before the one with a variable, so only paths of the same shape are ambiguous.
enum DuplicateRoutesCheck {
    private struct Shape: Hashable {
        let method: RESTRoute.Method
        /// Nil in place of a variable.
        let segments: [String?]
    }

    static func check(_ applications: [RouteApplication], _ collector: inout DiagnosticCollector) {
        var owners: [Shape: RouteApplication] = [:]
        for application in applications {
            let segments = application.path.segments.map { segment -> String? in
                guard case .literal(let text) = segment else { return nil }
                return text
            }
            let shape = Shape(method: application.method, segments: segments)
            guard let other = owners[shape] else {
                owners[shape] = application
                continue
            }
            let route = "\(application.method.rawValue) \(application.path)"
            let cause =
                other.path == application.path
                ? "is a second route for \(route)"
                : "has the route \(route), which no request can tell from \(other.path)"
            application.report(
                "\(cause): see \"\(other.coordinate)\" at \(other.place.description). Change one of them.", &collector)
        }
    }
}
