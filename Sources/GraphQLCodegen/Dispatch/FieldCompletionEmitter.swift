import GraphQLLanguage
import GraphQLSchema

/// Writes how the values of one field, for all parents, become a column of bytes.
struct FieldCompletionEmitter {
    let model: DispatchModel
    let type: NamedType
    let field: FieldDefinition

    /// Whether resolvers may be called below the field's values.
    var isSuspending: Bool { model.suspending.contains(field.type.named) }

    func emit(into writer: inout SwiftWriter) {
        let value = model.types.text(field.type)
        writer.list(
            "func complete\(type.name)",
            [
                "\(SwiftIdentifier.label(field.name)) results: [\(EngineName.resolved)<\(value)>]",
                "_ step: \(EngineName.step)", "_ run: \(EngineName.run)", "_ rows: \(EngineName.rows)",
            ], tail: "\(isSuspending ? " async" : "") -> \(EngineName.column) {")
        writer.indented { writer in
            guard isSuspending else { return emitColumn(&writer) }
            writer.block("if run.isStoredBelow(step.child)", emitColumn)
            emitLayout(&writer)
        }
        writer.line("}")
    }

    /// The call of the function that `emit` writes.
    func call(_ results: String, on receiver: String = "") -> String {
        let name = "\(receiver)complete\(type.name)(\(SwiftIdentifier.label(field.name)): \(results), step, run, rows)"
        return isSuspending ? "await " + name : name
    }

    private func emitColumn(_ writer: inout SwiftWriter) {
        writer.block("return run.column(results, step, rows)", parameters: "value, writer") { writer in
            var emitter = ValueEmitter(types: model.types)
            emitter.emit("value", field.type, into: &writer)
            writer.line("return true")
        }
    }

    private func emitLayout(_ writer: inout SwiftWriter) {
        let named = model.schema.namedType(of: field.type)
        writer.line("var layout = run.layout(step, rows, count: results.count)")
        writer.line("var objects: [\(model.types[named.id])] = []")
        writer.block("for result in results") { writer in
            writer.line("layout.beginRow()")
            writer.line("switch result {")
            writer.line("case .failure(let error): layout.fail(error)")
            writer.line("case .success(let value):")
            writer.indented { LayoutEmitter.emit("value", field.type, into: &$0) }
            writer.line("}")
        }
        writer.line("return layout.assemble(await complete\(named.name)(objects, step.child, run, layout.children))")
    }
}
