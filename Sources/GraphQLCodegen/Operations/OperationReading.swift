import GraphQLLanguage
import GraphQLSchema
import GraphQLValidation

/// From the files of the folder `Operations` to one checked document for each operation.
enum OperationReading {
    /// The operations by name, all of them valid for the schema; none where something was reported.
    static func read(
        _ sources: [Source], _ schema: InstructedSchema, _ collector: inout DiagnosticCollector
    ) -> [OperationModel] {
        guard !sources.isEmpty else { return [] }
        let files = OperationFiles(sources, &collector)
        guard collector.diagnostics.isEmpty else { return [] }

        let validator = Validator(schema: schema.written, maxErrors: 1_000)
        var models: [OperationModel] = []
        // A mistake in a fragment is found with every operation that uses it.
        var found: Set<Diagnostic> = []
        var unused = files.fragments
        for operation in files.operations {
            let fragments = files.fragments(usedBy: operation)
            for fragment in fragments { unused[fragment.name] = nil }
            let whole = OperationDocument([operation] + fragments)
            do throws(GraphQLError) {
                let written = try Document.parse(whole.source)
                let mistakes = validator.validate(written)
                found.formUnion(mistakes.map(whole.diagnostic))
                guard mistakes.isEmpty else { continue }
                let document = try written.withoutDirectives(schema.instructions)
                let insertion = TypenameInsertion(document, schema.schema)
                found.formUnion(insertion.conflicts.map(whole.diagnostic))
                models.append(
                    OperationModel(
                        name: operation.name, type: document.operations.first?.operationType ?? .query,
                        text: try insertion.document().printed(withDescriptions: false), definition: operation,
                        whole: whole, document: document, written: written))
            } catch {
                found.insert(whole.diagnostic(error))
            }
        }
        for fragment in unused.values {
            found.insert(
                Diagnostic(
                    "No operation uses the fragment \"\(fragment.name)\". Use it or remove it.",
                    path: fragment.document.source.name, location: fragment.nameLocation))
        }
        for diagnostic in found { collector.report(diagnostic) }
        return models.sorted { $0.name < $1.name }
    }
}
