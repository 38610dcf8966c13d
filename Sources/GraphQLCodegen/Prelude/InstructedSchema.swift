import GraphQLLanguage
import GraphQLSchema

/// A schema twice: as its files say it, and as it is served, without what only instructs the generator
/// (`CodegenDirectives.instructions`): those directives, their applications and the enums that come with them.
public struct InstructedSchema: Sendable {
    /// As it is served.
    public let schema: Schema
    /// The documents of `schema`; everything in them stands where the files have it.
    let documents: [Document]
    /// Our directives in `schema`.
    let directives: Set<String>
    /// With the instructions and their definitions, those for operations listed; `schema` where there are none.
    let written: Schema
    /// Our instructions that the files do not define themselves.
    let instructions: Set<String>

    /// Builds both from documents and operations. Throws what is wrong with the schema, instructions included.
    ///
    /// - Parameters:
    ///   - listed: which of our directives the schema lists.
    ///   - options: how the documents were parsed.
    public static func build(
        _ documents: [Document], operations: [Source] = [], listing listed: Set<String> = CodegenDirectives.listed,
        parse options: ParseOptions = ParseOptions()
    ) throws(SchemaErrors) -> InstructedSchema {
        let ours = CodegenDirectives.undefined(in: documents)
        let instructions = ours.intersection(CodegenDirectives.instructions)
        let directives = ours.subtracting(instructions)
        let hasInstructions =
            documents.contains { document in
                document.directives.contains { instructions.contains(document.text($0.name)) }
            } || operations.contains { mentions($0, "@rest") }
        guard hasInstructions else {
            let schema = try build(documents, directives, listed)
            return InstructedSchema(
                schema: schema, documents: documents, directives: directives, written: schema, instructions: [])
        }
        let written = try build(documents, ours, listed.union(instructions))
        var served: [Document] = []
        for document in documents {
            do throws(GraphQLError) {
                served.append(try document.withoutDirectives(instructions, options: options))
            } catch {
                throw SchemaErrors([SchemaDiagnostic(syntaxError: error, in: document.source)])
            }
        }
        return InstructedSchema(
            schema: try build(served, directives, listed), documents: served, directives: directives, written: written,
            instructions: instructions)
    }

    private static func build(
        _ documents: [Document], _ directives: Set<String>, _ listed: Set<String>
    ) throws(SchemaErrors) -> Schema {
        try Schema.build(
            documents + CodegenDirectives.documents(named: directives),
            options: SchemaBuildOptions(unlistedDirectives: directives.subtracting(listed)))
    }

    private static func mentions(_ source: Source, _ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        return source.bytes.indices.contains { start in
            start + length <= source.bytes.count
                && (0..<length).allSatisfy { source.bytes[start + $0] == text.utf8Start[$0] }
        }
    }
}
