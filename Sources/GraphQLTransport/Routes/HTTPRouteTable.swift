/// The pages by path and method.
struct HTTPRouteTable: Sendable {
    enum Match {
        case route(HTTPRoute)
        /// The path is known with other methods, listed for `Allow`.
        case otherMethods(String)
        case none
    }

    private let routes: [String: [HTTPRoute]]

    init(_ routes: [HTTPRoute]) { self.routes = Dictionary(grouping: routes, by: \.path) }

    func match(_ method: HTTPMethod, _ path: String) -> Match {
        guard let candidates = routes[path] ?? routes[ofAnySegmentOf: path] else { return .none }
        let wanted = method == .head ? .get : method
        if let route = candidates.first(where: { $0.method == wanted }) { return .route(route) }
        var names = candidates.map(\.method.name)
        if names.contains("GET") { names.append("HEAD") }
        return .otherMethods(names.sorted().joined(separator: ", "))
    }

    /// The page at a path, if it is served by GET.
    func page(at path: String) -> HTTPRoute? { routes[path]?.first { $0.method == .get } }
}

extension [String: [HTTPRoute]] {
    /// The pages that take any last segment in place of this one.
    fileprivate subscript(ofAnySegmentOf path: String) -> [HTTPRoute]? {
        guard let slash = path.lastIndex(of: "/"), path.index(after: slash) < path.endIndex else { return nil }
        return self[path[...slash] + "*"]
    }
}
