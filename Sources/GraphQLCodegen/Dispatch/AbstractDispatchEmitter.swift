import GraphQLLanguage
import GraphQLSchema

/// Writes how values of a union or interface become bytes: each by its concrete type.
struct AbstractDispatchEmitter {
    let model: DispatchModel
    let type: AbstractTypeModel

    private var name: String { type.type.name }

    func emit(into writer: inout SwiftWriter) {
        emitWrite(&writer)
        guard model.suspending.contains(type.type.id) else { return }
        writer.line()
        emitComplete(&writer)
    }

    private func emitWrite(_ writer: inout SwiftWriter) {
        writer.list(
            "static func write\(name)",
            [
                "_ value: \(type.name)", "_ selection: \(EngineName.selection)",
                "_ writer: inout \(EngineName.writer)",
            ], tail: " -> Bool {")
        writer.indented { writer in
            if type.cases.isEmpty { return writer.line("false") }
            writer.line("switch value {")
            for (position, item) in type.cases.enumerated() {
                writer.line("case .\(item.identifier)(let value):")
                writer.indented { writer in
                    let selection = "writer.selection(selection, possible: \(position))"
                    writer.line("write\(model.schema[item.object].name)(value, \(selection), &writer)")
                }
            }
            writer.line("}")
        }
        writer.line("}")
    }

    private func emitComplete(_ writer: inout SwiftWriter) {
        CompositeSignature.emitComplete(name, type.name, &writer) { writer in
            writer.block("if run.isStoredBelow(selection)") { writer in
                writer.block("return run.writeObjects(objects.count, rows)", parameters: "row, writer") { writer in
                    writer.line("Self.write\(name)(objects[row], selection, &writer)")
                }
            }
            writer.line("var partition = run.partition(rows, possibleTypes: \(type.cases.count))")
            for (position, item) in type.cases.enumerated() {
                writer.line("var members\(position): [\(item.payload)] = []")
            }
            writer.block("for object in objects") { writer in
                writer.line("switch object {")
                for (position, item) in type.cases.enumerated() {
                    writer.line("case .\(item.identifier)(let value):")
                    writer.indented { writer in
                        writer.line("partition.add(possible: \(position))")
                        writer.line("members\(position).append(value)")
                    }
                }
                writer.line("}")
            }
            writer.line("var columns: [\(EngineName.column)?] = []")
            for (position, item) in type.cases.enumerated() { emitColumn(position, item, &writer) }
            writer.line("return partition.merge(columns)")
        }
    }

    private func emitColumn(_ position: Int, _ item: AbstractTypeModel.Case, _ writer: inout SwiftWriter) {
        let object = model.schema[item.object].name
        let members = "members\(position)"
        writer.line("let selection\(position) = run.selection(selection, possible: \(position))")
        writer.line("let rows\(position) = partition.rows(possible: \(position))")
        if model.suspending.contains(item.object) {
            writer.list(
                "columns.append",
                [
                    "\(members).isEmpty ? nil : await complete\(object)(\(members), selection\(position), run, "
                        + "rows\(position))"
                ])
        } else {
            writer.line("columns.append(")
            writer.indented { writer in
                let call = "run.writeObjects(\(members).count, rows\(position))"
                writer.block(call, parameters: "row, writer", tail: ")") {
                    $0.line("Self.write\(object)(\(members)[row], selection\(position), &writer)")
                }
            }
        }
    }
}
