/// Writes the struct of an input object, or the enum of a one-of input object.
enum InputObjectEmitter {
    static func emit(_ model: InputObjectModel, into writer: inout SwiftWriter) {
        DocumentationEmitter.emit(model.type.description, into: &writer)
        if model.type.isOneOf {
            emitEnum(model, &writer)
        } else {
            writer.block("public struct \(model.name): Sendable, InputDecodable") { writer in
                StructEmitter.emit(model.fields.map(\.property), into: &writer)
                writer.line()
                emitDecoding(&writer) { writer in
                    emitConstraints(model, &writer)
                    for field in model.fields {
                        let decode = field.isTriState ? "decodeNullable" : "decode"
                        let name = SwiftStringLiteral.quoted(field.definition.name)
                        writer.line("self.\(field.identifier) = try object.\(decode)(\(name))")
                    }
                }
            }
        }
    }

    private static func emitEnum(_ model: InputObjectModel, _ writer: inout SwiftWriter) {
        let keyword = model.isIndirect ? "public indirect enum" : "public enum"
        writer.block("\(keyword) \(model.name): Sendable, InputDecodable") { writer in
            for field in model.fields {
                DocumentationEmitter.emit(
                    field.definition.description, deprecation: field.definition.deprecationReason, into: &writer)
                writer.line("case \(field.identifier)(\(field.valueType))")
            }
            writer.line()
            emitDecoding(&writer) { writer in
                emitConstraints(model, &writer)
                writer.line("switch object.members.first?.key {")
                for field in model.fields {
                    let name = SwiftStringLiteral.quoted(field.definition.name)
                    writer.line("case \(name): self = .\(field.identifier)(try object.decode(\(name)))")
                }
                writer.line("default: throw Self.mismatch(input)")
                writer.line("}")
            }
        }
    }

    private static func emitDecoding(_ writer: inout SwiftWriter, _ body: (inout SwiftWriter) -> Void) {
        writer.block("public init(input: \(EngineName.json)) throws") { writer in
            writer.line("guard case .object(let object) = input else { throw Self.mismatch(input) }")
            body(&writer)
        }
    }

    private static func emitConstraints(_ model: InputObjectModel, _ writer: inout SwiftWriter) {
        for field in model.fields {
            guard let constraint = ConstraintModel(field.definition.directives) else { continue }
            let name = SwiftStringLiteral.quoted(field.definition.name)
            writer.line("try \(constraint.expression).check(object[\(name)], \(name))")
        }
    }
}
