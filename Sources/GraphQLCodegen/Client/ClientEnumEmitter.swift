/// Writes the Swift enum of a GraphQL enum for a client.
enum ClientEnumEmitter {
    static func emit(_ model: ClientEnumModel, into writer: inout SwiftWriter) {
        DocumentationEmitter.emit(model.type.description, into: &writer)
        let unknown = SwiftIdentifier.escaped(model.unknownName)
        writer.block("public enum \(model.name): \(ClientName.openEnum)") { writer in
            for (name, value) in model.cases {
                DocumentationEmitter.emit(value.description, deprecation: value.deprecationReason, into: &writer)
                writer.line("case \(SwiftIdentifier.escaped(name))")
            }
            writer.line("/// A value that the schema did not have when this was generated.")
            writer.line("case \(unknown)(Swift.String)")
            writer.line()
            writer.block("public init(rawValue: Swift.String)") { writer in
                writer.line("switch rawValue {")
                for (name, value) in model.cases {
                    writer.line(
                        "case \(SwiftStringLiteral.quoted(value.name)): self = .\(SwiftIdentifier.escaped(name))")
                }
                writer.line("default: self = .\(unknown)(rawValue)")
                writer.line("}")
            }
            writer.line()
            writer.block("public var rawValue: Swift.String") { writer in
                writer.line("switch self {")
                for (name, value) in model.cases {
                    writer.line("case .\(SwiftIdentifier.escaped(name)): \(SwiftStringLiteral.quoted(value.name))")
                }
                writer.line("case .\(unknown)(let value): value")
                writer.line("}")
            }
        }
    }
}
