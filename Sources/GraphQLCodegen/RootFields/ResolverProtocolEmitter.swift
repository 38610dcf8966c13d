/// Writes the protocol of the resolvers that one schema file asks for.
enum ResolverProtocolEmitter {
    static func emit(_ file: SchemaFileModel, into writer: inout SwiftWriter) {
        writer.line("/// The resolvers of the fields that `\(file.fileName)` defines.")
        writer.block("public protocol \(file.protocolName): Sendable") { writer in
            for (index, resolver) in file.resolvers.enumerated() {
                if index > 0 { writer.line() }
                emit(resolver, into: &writer)
            }
        }
    }

    private static func emit(_ resolver: ResolverModel, into writer: inout SwiftWriter) {
        DocumentationEmitter.emit(documentation(resolver), deprecation: resolver.field.deprecationReason, into: &writer)
        var parameters: [String] = []
        switch resolver.kind {
        case .root: break
        case .field: parameters.append("of parent: \(resolver.parentType)")
        case .batch: parameters.append("of parents: [\(resolver.parentType)]")
        }
        parameters += resolver.parameters.map { "\($0.written): \($0.type)" }
        // An argument may be called `context` too; labels may repeat, names of parameters may not.
        let isTaken = resolver.parameters.contains { $0.label == "context" }
        parameters.append(isTaken ? "context resolverContext: ResolverContext" : "context: ResolverContext")
        writer.list(
            "\(EngineName.nonsending)func \(resolver.identifier)", parameters,
            tail: " async throws -> \(resolver.resultType)")
    }

    private static func documentation(_ resolver: ResolverModel) -> String {
        var text = "`\(resolver.parent.name).\(resolver.field.name)`"
        if let description = resolver.field.description { text += ": " + description }
        if case .batch = resolver.kind { text += "\n\nOne answer for each parent, in their order." }
        let described = resolver.parameters.filter { $0.definition.description != nil }
        if !described.isEmpty { text += "\n" }
        for parameter in described {
            let lines = (parameter.definition.description ?? "").split(separator: "\n")
            text += "\n- Parameter \(parameter.label): \(lines.joined(separator: "\n  "))"
        }
        return text
    }
}
