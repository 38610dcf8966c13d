import GraphQLJSON

/// The variables of an operation as they are put together from path, body and query.
struct BoundArguments: Sendable {
    private(set) var variables = JSONObject()

    /// Sets the value at the end of a path of argument and input fields; false when something has given it already.
    mutating func set(_ path: [String], _ value: JSONValue) -> Bool {
        if path.count == 1, !variables.contains(path[0]) {
            variables[path[0]] = value
            return true
        }
        return Self.set(path[...], value, in: &variables)
    }

    /// Recursion is as deep as the path.
    private static func set(_ path: ArraySlice<String>, _ value: JSONValue, in object: inout JSONObject) -> Bool {
        guard let name = path.first else { return false }
        let rest = path.dropFirst()
        switch (object[name], value) {
        case (nil, _) where rest.isEmpty:
            object[name] = value
            return true
        case (nil, _):
            var below = JSONObject()
            let isSet = set(rest, value, in: &below)
            object[name] = .object(below)
            return isSet
        case (.object(var below)?, _) where !rest.isEmpty:
            let isSet = set(rest, value, in: &below)
            object[name] = .object(below)
            return isSet
        case (.object(var below)?, .object(let members)) where rest.isEmpty:
            // What the path gives of an object stands beside what the body gives.
            for member in members.members {
                guard !below.contains(member.key) else { return false }
                below[member.key] = member.value
            }
            object[name] = .object(below)
            return true
        default: return false
        }
    }

    /// Whether something has given the value at a path.
    func contains(_ path: [String]) -> Bool { self[path] != nil }

    subscript(path: [String]) -> JSONValue? {
        guard let first = path.first else { return nil }
        var value = variables[first]
        for name in path.dropFirst() { value = value?[name] }
        return value
    }
}
