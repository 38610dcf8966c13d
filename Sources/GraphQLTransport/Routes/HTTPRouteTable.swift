/// The routes by path and method.
///
/// A literal segment beats a variable. A path that is written as a route's own is found without being taken apart.
struct HTTPRouteTable: Sendable {
    enum Match {
        /// With what stands in the place of the variables.
        case route(HTTPRoute, captured: [String])
        /// The path is known with other methods, listed for `Allow`; with one of the routes that have them.
        case otherMethods(String, HTTPRoute)
        /// The percent-encoding of the path is none; with what answers below its beginning, if something does.
        case malformed(HTTPRoute?)
        case none
    }

    /// What may follow after some segments, while the table is made.
    private struct Draft {
        var literals: [String: Draft] = [:]
        /// At most one: below any segment.
        var variable: [Draft] = []
        var routes: [HTTPRoute] = []
    }

    /// The same, as requests go through it.
    private final class Node: Sendable {
        let literals: [String: Node]
        let variable: Node?
        let routes: [HTTPRoute]

        /// Recursion is as deep as the longest route.
        init(_ draft: Draft) {
            literals = draft.literals.mapValues(Node.init)
            variable = draft.variable.first.map(Node.init)
            routes = draft.routes
        }
    }

    /// Paths without variables, as they are written.
    private let exact: [String: [HTTPRoute]]
    private let root: Node
    /// What answers below a prefix of segments; the longest stands first.
    private let fallbacks: [(prefix: [String], route: HTTPRoute)]

    init(_ routes: [HTTPRoute]) {
        var root = Draft()
        var exact: [String: [HTTPRoute]] = [:]
        var fallbacks: [(prefix: [String], route: HTTPRoute)] = []
        for route in routes {
            let segments = route.path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
            if segments.last == "**" {
                fallbacks.append((segments.dropLast().map(String.init), route))
                continue
            }
            Self.insert(route, segments[...], into: &root)
            if !segments.contains(where: Self.isVariable) { exact[route.path, default: []].append(route) }
        }
        self.root = Node(root)
        self.exact = exact
        self.fallbacks = fallbacks.sorted { $0.prefix.count > $1.prefix.count }
    }

    private static func isVariable(_ segment: Substring) -> Bool { segment == "*" || segment.first == "{" }

    private static func insert(_ route: HTTPRoute, _ segments: ArraySlice<Substring>, into node: inout Draft) {
        guard let first = segments.first else { return node.routes.append(route) }
        if isVariable(first) {
            if node.variable.isEmpty { node.variable.append(Draft()) }
            insert(route, segments.dropFirst(), into: &node.variable[0])
        } else {
            insert(route, segments.dropFirst(), into: &node.literals[String(first), default: Draft()])
        }
    }

    func match(_ method: HTTPMethod, _ path: String) -> Match {
        if let candidates = exact[path] { return choose(method, among: candidates, []) }
        guard path.utf8.first == UInt8(ascii: "/") else { return .none }
        guard let segments = PathSegments.decode(path) else { return .malformed(fallback(above: path)) }
        var captured: [String] = []
        if segments.count <= PathSegments.maxCount, let found = find(segments[...], below: root, &captured) {
            return choose(method, among: found, captured)
        }
        if let fallback = fallbacks.first(where: { segments.starts(with: $0.prefix) }) {
            return .route(fallback.route, captured: [])
        }
        return .none
    }

    /// What answers below the beginning of a path whose end cannot be read.
    private func fallback(above path: String) -> HTTPRoute? {
        fallbacks.first { path.starts(with: "/" + $0.prefix.joined(separator: "/") + "/") }?.route
    }

    /// The routes at a path. Recursion is as deep as the longest route.
    private func find(_ segments: ArraySlice<String>, below node: Node, _ captured: inout [String]) -> [HTTPRoute]? {
        guard let first = segments.first else { return node.routes.isEmpty ? nil : node.routes }
        if let next = node.literals[first], let found = find(segments.dropFirst(), below: next, &captured) {
            return found
        }
        guard let next = node.variable, !first.isEmpty else { return nil }
        let count = captured.count
        captured.append(first)
        if let found = find(segments.dropFirst(), below: next, &captured) { return found }
        captured.removeSubrange(count...)
        return nil
    }

    private func choose(_ method: HTTPMethod, among candidates: [HTTPRoute], _ captured: [String]) -> Match {
        let wanted = method == .head ? .get : method
        if let route = candidates.first(where: { $0.method == wanted }) { return .route(route, captured: captured) }
        var names = Set(candidates.map(\.method.name))
        if names.contains("GET") { names.insert("HEAD") }
        return .otherMethods(names.sorted().joined(separator: ", "), candidates[0])
    }

    /// The page at a path, if it is served by GET.
    func page(at path: String) -> HTTPRoute? { exact[path]?.first { $0.method == .get } }
}
