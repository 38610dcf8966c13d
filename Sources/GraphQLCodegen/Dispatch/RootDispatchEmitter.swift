import GraphQLLanguage
import GraphQLSchema

/// Writes how the fields of a root type are resolved.
struct RootDispatchEmitter {
    let model: DispatchModel
    let type: NamedType
    let operation: OperationType

    func emit(into writer: inout SwiftWriter) {
        writer.list(
            "\(EngineName.nonsending)func complete\(type.name)",
            ["_ selection: \(EngineName.selection)", "_ run: \(EngineName.run)", "_ rows: \(EngineName.rows)"],
            tail: " async -> \(EngineName.column) {")
        writer.indented { writer in
            writer.block("if let step = run.soleStep(of: selection)") { writer in
                writer.line("return run.object(of: step, await resolve\(type.name)(step, run, rows), rows)")
            }
            writer.line("return await run.completeObjects(")
            writer.indented { writer in
                writer.line("1, selection, rows, serially: \(operation == .mutation),")
                writer.line("writeStored: { _, step, writer in writer.meta(step) },")
                writer.line("resolve: { step in await self.resolve\(type.name)(step, run, rows) })")
            }
        }
        writer.line("}")
        writer.line()
        writer.list(
            "\(EngineName.nonsending)func resolve\(type.name)",
            ["_ step: \(EngineName.step)", "_ run: \(EngineName.run)", "_ rows: \(EngineName.rows)"],
            tail: " async -> \(EngineName.column) {")
        writer.indented { writer in
            writer.line("switch step.field {")
            for field in type.fields {
                let index = field.index
                writer.line("case \(index): return await resolve\(type.name)(field\(index): step, run, rows)")
            }
            writer.line("default: return run.noField(step, rows)")
            writer.line("}")
        }
        writer.line("}")
        for field in type.fields {
            writer.line()
            emitField(field, &writer)
        }
    }

    /// A function for each field: one for all of them would need memory for the locals of all at every call. The label
    /// tells them apart, since no name of a type or field can.
    private func emitField(_ field: FieldDefinition, _ writer: inout SwiftWriter) {
        writer.line("@inline(never)")
        writer.list(
            "\(EngineName.nonsending)func resolve\(type.name)",
            [
                "field\(field.index) step: \(EngineName.step)", "_ run: \(EngineName.run)",
                "_ rows: \(EngineName.rows)",
            ],
            tail: " async -> \(EngineName.column) {")
        writer.indented { writer in
            let resolver = ResolverModel(field, on: type, types: model.types)
            let completion = CompletionEmitter(model: model, type: field.type)
            ResolverCallEmitter(resolver: resolver).emit(completion: completion, into: &writer)
            writer.line("return \(completion.call("results"))")
        }
        writer.line("}")
    }

    /// `subscribe`, for a schema whose subscription type this is.
    func emitSubscribe(into writer: inout SwiftWriter) {
        writer.line("switch step.field {")
        for field in type.fields {
            writer.line("case \(field.index):")
            writer.indented { writer in
                let resolver = ResolverModel(field, on: type, types: model.types)
                ResolverCallEmitter(resolver: resolver).emitSubscription(into: &writer)
                writer.block("return run.events(events)", parameters: "event, run, rows") { writer in
                    let completion = CompletionEmitter(model: model, type: field.type)
                    writer.line(completion.call(".one(.success(event))", on: "self."))
                }
            }
        }
        writer.line("default: throw run.unknownField(step)")
        writer.line("}")
    }
}
