import GraphQLLanguage
import GraphQLSchema

/// Writes how objects of one type become bytes: at once where everything is stored, by columns where resolvers are
/// called below.
struct ObjectDispatchEmitter {
    let model: DispatchModel
    let type: NamedType

    private var value: String { model.types[type.id] }

    func emit(into writer: inout SwiftWriter) {
        emitWrite(&writer)
        writer.line()
        emitWriteField(&writer)
        guard model.suspending.contains(type.id) else { return }
        writer.line()
        emitComplete(&writer)
        writer.line()
        emitResolve(&writer)
    }

    private func emitWrite(_ writer: inout SwiftWriter) {
        writer.list(
            "static func write\(type.name)",
            ["_ value: \(value)", "_ selection: \(EngineName.selection)", "_ writer: inout \(EngineName.writer)"],
            tail: " -> Bool {")
        writer.indented { writer in
            writer.block("for index in writer.steps(of: selection)") { writer in
                writer.line("let step = writer[index]")
                writer.line("writer.key(step)")
                writer.line("guard writeField\(type.name)(value, step, &writer) else { return false }")
            }
            writer.line("writer.endObject(selection)")
            writer.line("return true")
        }
        writer.line("}")
    }

    private func emitWriteField(_ writer: inout SwiftWriter) {
        let stored = type.fields.filter { model.schema.resolution(of: $0, on: type) == .stored }
        writer.line("@inline(__always)")
        writer.list(
            "static func writeField\(type.name)",
            ["_ value: \(value)", "_ step: \(EngineName.step)", "_ writer: inout \(EngineName.writer)"],
            tail: " -> Bool {")
        writer.indented { writer in
            guard !stored.isEmpty else { return writer.line("writer.meta(step)") }
            writer.line("switch step.field {")
            for field in stored {
                writer.line("case \(field.index):")
                writer.indented { writer in
                    var emitter = ValueEmitter(types: model.types)
                    emitter.emit("value.\(SwiftIdentifier.escaped(field.name))", field.type, into: &writer)
                }
            }
            writer.line("default: return writer.meta(step)")
            writer.line("}")
            writer.line("return true")
        }
        writer.line("}")
    }

    private func emitComplete(_ writer: inout SwiftWriter) {
        CompositeSignature.emitComplete(type.name, value, &writer) { writer in
            writer.block("if run.isStoredBelow(selection)") { writer in
                writer.block("return run.writeObjects(objects.count, rows)", parameters: "row, writer") { writer in
                    writer.line("Self.write\(type.name)(objects[row], selection, &writer)")
                }
            }
            writer.block("if run.isDeferred(selection)") { writer in
                writer.block(
                    "run.deferFields(objects.count, selection, rows)", parameters: "selection, deferred"
                ) { writer in
                    writer.line("await self.complete\(type.name)(deferred.of(objects), selection, run, deferred.rows)")
                }
            }
            writer.line("return await run.completeObjects(")
            writer.indented { writer in
                writer.line("objects.count, selection, rows,")
                writer.line(
                    "writeStored: { row, step, writer in Self.writeField\(type.name)(objects[row], step, &writer) },")
                writer.line("resolve: { step in await self.resolve\(type.name)(objects, step, run, rows) })")
            }
        }
    }

    private func emitResolve(_ writer: inout SwiftWriter) {
        writer.list(
            "\(EngineName.nonsending)func resolve\(type.name)",
            [
                "_ objects: [\(value)]", "_ step: \(EngineName.step)", "_ run: \(EngineName.run)",
                "_ rows: \(EngineName.rows)",
            ], tail: " async -> \(EngineName.column) {")
        writer.indented { writer in
            writer.line("switch step.field {")
            for field in type.fields {
                let completion = model.completion(of: field, on: type)
                if case .stored = completion { continue }
                if case .resolved(let resolver) = completion, case .root(.subscription) = resolver.kind { continue }
                writer.line("case \(field.index):")
                writer.indented { writer in
                    let call = CompletionEmitter(model: model, type: field.type)
                    if case .resolved(let resolver) = completion {
                        ResolverCallEmitter(resolver: resolver)
                            .emit(count: "objects.count", completion: call, into: &writer)
                        writer.line("return \(call.call("results"))")
                    } else {
                        let name = SwiftIdentifier.escaped(field.name)
                        writer.line("return \(call.call(".many(objects.map { .success($0.\(name)) })"))")
                    }
                }
            }
            writer.line("default: return run.noField(step, rows, count: objects.count)")
            writer.line("}")
        }
        writer.line("}")
    }
}

/// The signature that the completions of objects, unions and interfaces share.
enum CompositeSignature {
    static func emitComplete(
        _ name: String, _ value: String, _ writer: inout SwiftWriter, _ body: (inout SwiftWriter) -> Void
    ) {
        writer.list(
            "\(EngineName.nonsending)func complete\(name)",
            [
                "_ objects: [\(value)]", "_ selection: \(EngineName.selection)", "_ run: \(EngineName.run)",
                "_ rows: \(EngineName.rows)",
            ], tail: " async -> \(EngineName.column) {")
        writer.indented(body)
        writer.line("}")
    }
}
