/// Writes the Swift enum of a GraphQL enum.
enum EnumEmitter {
    static func emit(_ model: EnumModel, into writer: inout SwiftWriter) {
        DocumentationEmitter.emit(model.type.description, into: &writer)
        writer.block("public enum \(model.name): String, Sendable, CaseIterable, InputDecodable") { writer in
            for (name, value) in model.cases {
                DocumentationEmitter.emit(value.description, deprecation: value.deprecationReason, into: &writer)
                let raw = name == value.name ? "" : " = \(SwiftStringLiteral.quoted(value.name))"
                writer.line("case \(SwiftIdentifier.escaped(name))\(raw)")
            }
            writer.line()
            writer.line("/// The value's name in the schema, ready to be written.")
            writer.block("var graphQLName: StaticString") { writer in
                writer.line("switch self {")
                for (name, value) in model.cases {
                    writer.line("case .\(SwiftIdentifier.escaped(name)): \(SwiftStringLiteral.quoted(value.name))")
                }
                writer.line("}")
            }
        }
    }
}
