/// The routes by path and method.
///
/// A literal segment beats a variable. A path is compared as the bytes that came, unless it is percent-encoded. A reference,
/// since every request without one of the server's own paths goes through it.
final class HTTPRouteTable: Sendable {
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
    private struct Tree {
        struct Node {
            var literals = 0..<0
            /// The node below any segment.
            var variable: Int?
            var routes = 0..<0
        }

        struct Literal {
            /// Its part of `names`.
            let name: Range<Int>
            let node: Int
        }

        /// The first is the root; the others are named by the parts of the other arrays that are theirs.
        var nodes: [Node] = []
        var literals: [Literal] = []
        var names: [UInt8] = []
        var routes: [HTTPRoute] = []

        /// Gives the node's place. Recursion is as deep as the longest route.
        mutating func add(_ draft: Draft) -> Int {
            let place = nodes.count
            nodes.append(Node())
            nodes[place].routes = routes.count..<routes.count + draft.routes.count
            routes += draft.routes
            var below: [Literal] = []
            for (name, draft) in draft.literals {
                let start = names.count
                names += name.utf8
                let end = names.count
                below.append(Literal(name: start..<end, node: add(draft)))
            }
            nodes[place].literals = literals.count..<literals.count + below.count
            literals += below
            nodes[place].variable = draft.variable.first.map { add($0) }
            return place
        }
    }

    private let tree: Tree
    /// What answers below a prefix of segments; the longest stands first.
    private let fallbacks: [Fallback]

    private struct Fallback {
        let prefix: [[UInt8]]
        /// The same as a path is written, with the slash behind it.
        let beginning: [UInt8]
        let route: HTTPRoute
    }

    init(_ routes: [HTTPRoute]) {
        var root = Draft()
        var fallbacks: [Fallback] = []
        for route in routes {
            let segments = route.path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
            if segments.last == "**" {
                fallbacks.append(
                    Fallback(
                        prefix: segments.dropLast().map { Array($0.utf8) },
                        beginning: Array(route.path.utf8.dropLast(2)),
                        route: route))
            } else {
                Self.insert(route, segments[...], into: &root)
            }
        }
        self.fallbacks = fallbacks.sorted { $0.prefix.count > $1.prefix.count }
        var tree = Tree()
        _ = tree.add(root)
        self.tree = tree
    }

    private static func isVariable(_ segment: Substring) -> Bool { segment == "*" || segment.first == "{" }

    private static func insert(_ route: HTTPRoute, _ segments: ArraySlice<Substring>, into node: inout Draft) {
        guard let first = segments.first else { return node.routes.append(route) }
        if isVariable(first) {
            if node.variable.isEmpty { node.variable.append(Draft()) }
            insert(route, segments.dropFirst(), into: &node.variable[0])
        } else {
            let name = PercentEncoding.decode(first.utf8) ?? String(first)
            insert(route, segments.dropFirst(), into: &node.literals[name, default: Draft()])
        }
    }

    func match(_ method: HTTPMethod, _ path: UnsafeRawBufferPointer) -> Match {
        guard path.first == UInt8(ascii: "/") else { return .none }
        return PathSegments.with(path) { segments in
            guard let segments else { return .malformed(fallback(above: path)) }
            var variables: UInt64 = 0
            if segments.count <= PathSegments.maxCount,
                let node = walk({ $0.find(segments, 0, below: 0, &variables) })
            {
                return choose(method, at: node, segments, variables)
            }
            for fallback in fallbacks where segments.start(with: fallback.prefix) {
                return .route(fallback.route, captured: [])
            }
            return .none
        }
    }

    /// What answers below the beginning of a path whose end cannot be read.
    private func fallback(above path: UnsafeRawBufferPointer) -> HTTPRoute? {
        fallbacks.first { path.starts(with: $0.beginning) }?.route
    }

    /// The arrays as they lie, for one walk: counting references at each step would cost more than the walk.
    private struct Walk {
        let nodes: UnsafeBufferPointer<Tree.Node>
        let literals: UnsafeBufferPointer<Tree.Literal>
        let names: UnsafeBufferPointer<UInt8>

        /// The node of a path, and which of its segments stand in the place of variables, a bit for each. No node is
        /// looked at twice, and recursion is as deep as the longest route.
        func find(_ segments: PathSegments, _ position: Int, below place: Int, _ variables: inout UInt64) -> Int? {
            guard position < segments.count else { return nodes[place].routes.isEmpty ? nil : place }
            for literal in nodes[place].literals where isSame(literals[literal].name, segments[position]) {
                if let found = find(segments, position + 1, below: literals[literal].node, &variables) { return found }
                break
            }
            guard let next = nodes[place].variable, !segments[position].isEmpty else { return nil }
            let before = variables
            variables |= 1 << UInt64(position)
            if let found = find(segments, position + 1, below: next, &variables) { return found }
            variables = before
            return nil
        }

        private func isSame(_ name: Range<Int>, _ segment: UnsafeRawBufferPointer) -> Bool {
            guard name.count == segment.count else { return false }
            for place in 0..<segment.count where names[name.lowerBound + place] != segment[place] { return false }
            return true
        }
    }

    private func walk<Result>(_ body: (Walk) -> Result) -> Result {
        tree.nodes.withUnsafeBufferPointer { nodes in
            tree.literals.withUnsafeBufferPointer { literals in
                tree.names.withUnsafeBufferPointer { body(Walk(nodes: nodes, literals: literals, names: $0)) }
            }
        }
    }

    private func choose(
        _ method: HTTPMethod, at place: Int, _ segments: PathSegments, _ variables: UInt64
    ) -> Match {
        let wanted = method == .head ? .get : method
        let candidates = tree.nodes[place].routes
        for route in candidates where tree.routes[route].method == wanted {
            return .route(tree.routes[route], captured: captured(segments, variables))
        }
        var names = Set(tree.routes[candidates].map(\.method.name))
        if names.contains("GET") { names.insert("HEAD") }
        return .otherMethods(names.sorted().joined(separator: ", "), tree.routes[candidates.lowerBound])
    }

    private func captured(_ segments: PathSegments, _ variables: UInt64) -> [String] {
        guard variables != 0 else { return [] }
        var captured: [String] = []
        captured.reserveCapacity(variables.nonzeroBitCount)
        for position in 0..<segments.count where variables >> UInt64(position) & 1 == 1 {
            captured.append(String(decoding: segments[position], as: UTF8.self))
        }
        return captured
    }

    /// The page at a path, if it is served by GET.
    func page(at path: String) -> HTTPRoute? {
        let found = Array(path.utf8).withUnsafeBytes { match(.get, $0) }
        guard case .route(let route, _) = found, route.path == path, route.method == .get else { return nil }
        return route
    }
}
