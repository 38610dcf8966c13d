import GraphQLJSON
import GraphQLRoutes

/// The pipeline speaks of variables, arguments and input fields, which clients of a route know by other names.
extension RouteBinder {
    /// An error of a response in the words of the route: `argument` is what the client calls the value that is wrong, and
    /// `in` says where it stands.
    ///
    /// - Parameter query: Of the request: it may have given what else the body gives.
    func renamed(_ error: JSONValue, query: String?) -> JSONValue {
        guard case .object(var members) = error, let message = members["message"]?.stringValue else { return error }
        var extensions = JSONObject()
        if case .object(let given)? = members["extensions"] { extensions = given }
        let mistake: (shown: String, place: BindingMistake.Place?, message: String)
        if let (name, rest) = Self.variable(message) {
            let variable = extensions["variable"]?.stringValue ?? name
            let known = known(variable)
            let shown = known?.shown ?? RESTName.snakeCase(name)
            // The place is the name now.
            var text = String(rest)
            if let range = text.firstRange(of: " at \"\(variable)\"; ") { text.replaceSubrange(range, with: "; ") }
            extensions["variable"] = nil
            mistake = (shown, known.map { place(of: $0.value, query) }, "\"\(shown)\"\(text)")
        } else if let argument = extensions["argument"]?.stringValue, Self.isOfRootField(error),
            let known = known(argument)
        {
            let shown = known.shown
            // A bound begins with the name of what it bounds.
            let own = "\"\(Self.names(argument).last ?? "")\" "
            let text =
                message.hasPrefix(own) ? "\"\(shown)\" \(message.dropFirst(own.count))" : "\"\(shown)\": \(message)"
            mistake = (shown, place(of: known.value, query), text)
        } else {
            return error
        }
        members["message"] = .string(mistake.message)
        extensions["argument"] = .string(mistake.shown)
        if let place = mistake.place { extensions["in"] = .string(place.rawValue) }
        members["extensions"] = .object(extensions)
        return .object(members)
    }

    // MARK: Names

    /// The name of the variable that a message of the pipeline begins with, and the rest of the message.
    private static func variable(_ message: String) -> (name: String, rest: Substring)? {
        let opening = "Variable \"$"
        guard message.hasPrefix(opening) else { return nil }
        let rest = message.dropFirst(opening.count)
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        return (String(rest[..<end]), rest[rest.index(after: end)...])
    }

    /// Arguments of other fields are not the client's.
    private static func isOfRootField(_ error: JSONValue) -> Bool {
        if case .array(let path)? = error["path"] { return path.count <= 1 }
        return true
    }

    /// The value that a place in the arguments, `input.items[2].minVersion`, belongs to, and what clients call the place:
    /// `items[2].min_version`.
    private func known(_ argument: String) -> (value: RouteValue, shown: String)? {
        let names = Self.names(argument)
        let value = values.filter { names.starts(with: $0.argument) && !$0.isStreamSwitch }
            .max { $0.argument.count < $1.argument.count }
        guard let value else { return nil }
        let parts = argument.split(separator: ".")
        let below = parts.dropFirst(value.argument.count).map { RESTName.snakeCase(String($0)) }
        // The body is the value of this argument, so its members have no name before their own.
        let isBody = input.body.map { $0.isObject && $0.argument?.argument == value.argument } ?? false
        let first = value.name + (parts[value.argument.count - 1].drop { $0 != "[" })
        return (value, (isBody && !below.isEmpty ? below : [first] + below).joined(separator: "."))
    }

    /// The names in `a.b[2].c`.
    private static func names(_ argument: String) -> [String] {
        argument.split(separator: ".").map { String($0.prefix { $0 != "[" }) }
    }

    // MARK: Places

    private var values: [RouteValue] {
        input.path + input.query + [input.body?.argument].compactMap(\.self) + (input.body?.members ?? [])
    }

    private func place(of value: RouteValue, _ query: String?) -> BindingMistake.Place {
        let isThis = { (other: RouteValue) in other.argument == value.argument }
        if input.path.contains(where: isThis) { return .path }
        if input.query.contains(where: isThis) { return .query }
        let keys = query.flatMap(QueryString.pairs) ?? []
        return keys.contains { value.isCalled($0.key) } ? .query : .body
    }
}
