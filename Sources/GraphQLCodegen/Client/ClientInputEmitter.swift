/// Writes the struct of an input object for a client, or the enum of a one-of input object.
enum ClientInputEmitter {
    static func emit(_ model: ClientInputModel, into writer: inout SwiftWriter) {
        DocumentationEmitter.emit(model.type.description, into: &writer)
        let inherited = "\(ClientName.input), Swift.Equatable"
        guard !model.type.isOneOf else { return emitEnum(model, inherited, &writer) }
        writer.block("public struct \(model.name): \(inherited)") { writer in
            StructEmitter.emit(model.fields.map(\.property), into: &writer)
            writer.line()
            emitEncoding(model, &writer) { writer in
                for field in model.fields {
                    writer.line(
                        field.encoding.statement("fields", field.definition.name, "value.\(field.property.identifier)"))
                }
            }
        }
    }

    private static func emitEnum(_ model: ClientInputModel, _ inherited: String, _ writer: inout SwiftWriter) {
        let keyword = model.isIndirect ? "public indirect enum" : "public enum"
        writer.block("\(keyword) \(model.name): \(inherited)") { writer in
            for field in model.fields {
                DocumentationEmitter.emit(
                    field.definition.description, deprecation: field.definition.deprecationReason, into: &writer)
                writer.line("case \(field.property.identifier)(\(field.valueType))")
            }
            writer.line()
            emitEncoding(model, &writer) { writer in
                writer.line("switch value {")
                for field in model.fields {
                    let statement = ClientInputEncoding.always.statement("fields", field.definition.name, "value")
                    writer.line("case .\(field.property.identifier)(let value): \(statement)")
                }
                writer.line("}")
            }
        }
    }

    private static func emitEncoding(
        _ model: ClientInputModel, _ writer: inout SwiftWriter, _ body: (inout SwiftWriter) -> Void
    ) {
        writer.block("public static func encode(_ value: \(model.name)) -> \(EngineName.json)") { writer in
            writer.line("var fields = \(ClientName.fields)()")
            body(&writer)
            writer.line("return fields.json")
        }
    }
}
