import GraphQLLanguage
import GraphQLSchema

/// From texts to one checked schema.
enum SchemaReading {
    /// Parses every schema file; the mistakes of all are reported, each file's first.
    static func parse(_ sources: [Source], _ collector: inout DiagnosticCollector) -> [Document] {
        let documents = parseTexts(sources, &collector)
        for document in documents { reportOperations(document, &collector) }
        return documents
    }

    /// Parses files of whatever kind.
    static func parseTexts(_ sources: [Source], _ collector: inout DiagnosticCollector) -> [Document] {
        sources.compactMap { source in
            // A file that says nothing yet is no mistake.
            guard saysSomething(source) else { return nil }
            do throws(GraphQLError) {
                return try Document.parse(source)
            } catch {
                collector.report(Diagnostic(error.message, path: source.name, location: error.locations.first))
                return nil
            }
        }
    }

    /// What clients send is no part of a schema.
    private static func reportOperations(_ document: Document, _ collector: inout DiagnosticCollector) {
        let ranges = document.operations.map(\.range) + document.fragments.map(\.range)
        for range in ranges {
            collector.report(
                Diagnostic(
                    "Operations and fragments are no part of a schema. Move them to a file in the folder Operations "
                        + "beside the schema files.",
                    path: document.source.name, location: document.location(of: range)))
        }
    }

    /// Whether there is anything but white space and comments.
    private static func saysSomething(_ source: Source) -> Bool {
        var isComment = false
        for byte in source.bytes {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): isComment = false
            case UInt8(ascii: "#"): isComment = true
            default: if !isComment, byte > 0x20 { return true }
            }
        }
        return false
    }

    /// Builds the schema of all files together with our directives; nil when there are mistakes.
    static func build(
        _ documents: [Document], operations: [Source], _ collector: inout DiagnosticCollector
    ) -> InstructedSchema? {
        do throws(SchemaErrors) {
            return try InstructedSchema.build(documents, operations: operations)
        } catch {
            for diagnostic in error.diagnostics { report(diagnostic, documents, &collector) }
            return nil
        }
    }

    /// The message at the first of the places that take part, which names the next ones.
    private static func report(
        _ diagnostic: SchemaDiagnostic, _ documents: [Document], _ collector: inout DiagnosticCollector
    ) {
        let origins = diagnostic.origins.filter { $0.source.name != CodegenDirectives.sourceName }
        guard let first = origins.first else {
            // Nothing is at fault but the schema as a whole, for instance because it has no query type.
            let path = documents.first?.source.name ?? "Schema"
            return collector.report(Diagnostic(diagnostic.message, path: path))
        }
        let others = origins.dropFirst().prefix(3).map { origin in
            "\(origin.source.name):\(origin.location.line):\(origin.location.column)"
        }
        let hint = others.isEmpty ? "" : " See also \(others.joined(separator: ", "))."
        collector.report(diagnostic.message + hint, at: first)
    }
}
