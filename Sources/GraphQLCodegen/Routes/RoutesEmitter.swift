import GraphQLRoutes

/// Writes the table of routes.
enum RoutesEmitter {
    static let fileName = "GeneratedRoutes.swift"

    static func emit(_ routes: [RESTRoute]) -> GeneratedFile {
        var writer = SwiftWriter()
        GeneratedFile.emitHeader(
            "from `@rest` in this target's schema", imports: ["GraphQLLanguage", "GraphQLRoutes"], into: &writer)
        writer.line()
        writer.block("extension GeneratedSchema") { writer in
            writer.line("/// The routes of plain HTTP, by path and method.")
            let head = "public static let routes: [\(EngineName.route)] = ["
            guard !routes.isEmpty else { return writer.line(head + "]") }
            writer.line(head)
            writer.indented { writer in
                for route in routes { emit(route, &writer) }
            }
            writer.line("]")
        }
        return GeneratedFile(name: fileName, text: writer.text)
    }

    private static func emit(_ route: RESTRoute, _ writer: inout SwiftWriter) {
        writer.line("\(EngineName.route)(")
        writer.indented { writer in
            writer.line(".\(name(of: route.method)), \(text(route.path)),")
            if route.body != .none { writer.line("body: \(text(route.body)),") }
            emit("operation", route.operation, &writer)
            if let streamed = route.streamed { emit("streamed", streamed, &writer) }
            emit(route.responseKey, "responseKey", &writer)
            emitDictionary(route.names, &writer)
            if route.status != 200 { writer.line("status: \(route.status),") }
            if let location = route.location { writer.line("location: \(text(location)),") }
            emit(route.version, "version", &writer)
            writer.line("tags: [\(route.tags.map(SwiftStringLiteral.quoted).joined(separator: ", "))],")
            let rest = optionals(route)
            writer.line("coordinate: \(SwiftStringLiteral.quoted(route.coordinate))" + (rest.isEmpty ? ")," : ","))
            for (index, line) in rest.enumerated() { writer.line(line + (index + 1 < rest.count ? "," : "),")) }
        }
    }

    /// What comes behind the coordinate and may be missing.
    private static func optionals(_ route: RESTRoute) -> [String] {
        let texts = [
            ("description", route.description), ("deprecated", route.deprecated), ("sunset", route.sunset),
            ("successor", route.successor),
        ]
        var lines = texts.compactMap { name, text in text.map { "\(name): \(SwiftStringLiteral.quoted($0))" } }
        if let cache = route.cache {
            lines.append(
                "cache: \(EngineName.route).CachePolicy(maxAge: \(cache.maxAge), isPrivate: \(cache.isPrivate))")
        }
        if let example = route.example { lines.append("example: \(SwiftStringLiteral.quoted(example))") }
        return lines
    }

    private static func emit(_ label: String, _ operation: RESTRoute.Operation, _ writer: inout SwiftWriter) {
        writer.line("\(label): \(EngineName.route).Operation(")
        writer.indented { writer in
            writer.line("name: \(SwiftStringLiteral.quoted(operation.name)), type: .\(operation.type.keyword),")
            TextLiteral.emit("text: ", operation.text, tail: "),", into: &writer)
        }
    }

    private static func emit(_ text: String?, _ label: String, _ writer: inout SwiftWriter) {
        if let text { writer.line("\(label): \(SwiftStringLiteral.quoted(text)),") }
    }

    private static func emitDictionary(_ names: [String: String], _ writer: inout SwiftWriter) {
        guard !names.isEmpty else { return }
        let entries = names.sorted { $0.key < $1.key }.map { name, argument in
            "\(SwiftStringLiteral.quoted(name)): \(SwiftStringLiteral.quoted(argument))"
        }
        writer.list("names: ", entries, tail: ",", open: "[", close: "]")
    }

    private static func name(of method: RESTRoute.Method) -> String {
        switch method {
        case .get: "get"
        case .post: "post"
        case .put: "put"
        case .patch: "patch"
        case .delete: "delete"
        }
    }

    private static func text(_ path: PathTemplate) -> String {
        let segments = path.segments.map { segment in
            switch segment {
            case .literal(let text): ".literal(\(SwiftStringLiteral.quoted(text)))"
            case .variable(let names):
                ".variable([\(names.map(SwiftStringLiteral.quoted).joined(separator: ", "))])"
            }
        }
        return "\(EngineName.path)([\(segments.joined(separator: ", "))])"
    }

    private static func text(_ body: RESTRoute.Body) -> String {
        switch body {
        case .none: ".none"
        case .members: ".members"
        case .argument(let name): ".argument(\(SwiftStringLiteral.quoted(name)))"
        }
    }
}
