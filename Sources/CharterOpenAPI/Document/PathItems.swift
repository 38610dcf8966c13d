import GraphQLJSON
import GraphQLRoutes

/// The paths of a description. Templates that differ in the names of their variables alone are one path here: the
/// names are those of its first route.
struct PathItems {
    private(set) var object = JSONObject()
    /// The names of a path's variables by its text without them.
    private var names: [String: [String]] = [:]

    /// What the variables of a route's path are called.
    mutating func parameterNames(of route: RESTRoute, _ input: RouteInput) -> [String] {
        let shape = Self.text(of: route.path, names: input.path.map { _ in "" })
        if let known = names[shape] { return known }
        let own = input.path.map { value in
            let last = value.name.split(separator: ".").last.map(String.init) ?? value.name
            // Where the last name says which one is meant, it is enough.
            return input.path.count { $0.name.hasSuffix(last) } == 1 ? last : value.name
        }
        names[shape] = own
        return own
    }

    mutating func add(_ operation: JSONObject, for route: RESTRoute, _ names: [String]) {
        let path = Self.text(of: route.path, names: names)
        var item = JSONObject()
        if case .object(let known) = object[path] { item = known }
        item[route.method.rawValue.lowercased()] = .object(operation)
        object[path] = .object(item)
    }

    private static func text(of path: PathTemplate, names: [String]) -> String {
        var rest = names[...]
        return path.segments.map { segment in
            guard case .literal(let text) = segment else { return "/{\(rest.popFirst() ?? "")}" }
            return "/" + text
        }.joined()
    }
}
