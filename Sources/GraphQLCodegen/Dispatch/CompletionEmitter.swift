import GraphQLLanguage
import GraphQLSchema

/// Writes how values of one type, lists and nulls included, become a column of bytes: one function for all fields of
/// that type whose values a resolver gives.
struct CompletionEmitter {
    let model: DispatchModel
    let type: TypeReference

    private var named: NamedType { model.schema.namedType(of: type) }
    /// Whether resolvers may be called below the values.
    private var isSuspending: Bool { model.suspending.contains(type.named) }

    func emit(into writer: inout SwiftWriter) {
        writer.list(
            "\(isSuspending ? EngineName.nonsending : "")func complete\(named.name)",
            [
                "\(label) results: \(EngineName.results)<\(model.types.text(type))>",
                "_ step: \(EngineName.step)", "_ run: \(EngineName.run)", "_ rows: \(EngineName.rows)",
            ], tail: "\(isSuspending ? " async" : "") -> \(EngineName.column) {")
        writer.indented { writer in
            if type.isList { emitStream(&writer) }
            guard isSuspending else { return emitColumn(&writer) }
            writer.block("if run.isStoredBelow(step.child)", emitColumn)
            emitLayout(&writer)
        }
        writer.line("}")
    }

    /// The call of the function that `emit` writes.
    func call(_ results: String, on receiver: String = "") -> String {
        let name = "\(receiver)complete\(named.name)(\(label): \(results), step, run, rows)"
        return isSuspending ? "await " + name : name
    }

    /// The wrapping of the type in words, from outside in: `[Book]!` → `listOfOptional`.
    private var label: String {
        var label = type.nonNullBits & 1 == 0 ? "optional" : "value"
        for level in 0..<UInt32(type.listDepth) {
            let list = type.nonNullBits & (2 << level) == 0 ? "optionalListOf" : "listOf"
            label = list + SwiftIdentifier.upperCamel(label)
        }
        return label
    }

    /// Leaves the items of the initial response, when the field is streamed.
    private func emitStream(_ writer: inout SwiftWriter) {
        writer.line("var results = results")
        writer.block("if step.isStreamed") { writer in
            writer.block("results = run.stream(results, step, rows)", parameters: "results, rows") { writer in
                writer.line(call("results", on: "self."))
            }
        }
    }

    private func emitColumn(_ writer: inout SwiftWriter) {
        writer.block("return run.column(results, step, rows)", parameters: "value, writer") { writer in
            var emitter = ValueEmitter(types: model.types)
            emitter.emit("value", type, into: &writer)
            writer.line("return true")
        }
    }

    private func emitLayout(_ writer: inout SwiftWriter) {
        writer.line("var layout = run.layout(step, rows, count: results.count)")
        writer.line("var objects: [\(model.types[named.id])] = []")
        writer.block("for result in results") { writer in
            writer.line("layout.beginRow()")
            writer.line("switch result {")
            writer.line("case .failure(let error): layout.fail(error)")
            writer.line("case .success(let value):")
            writer.indented { LayoutEmitter.emit("value", type, into: &$0) }
            writer.line("}")
        }
        writer.line("return layout.assemble(await complete\(named.name)(objects, step.child, run, layout.children))")
    }
}
