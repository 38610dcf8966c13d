import GraphQLLanguage

/// A schema has at most one `schema` definition (spec section 3.3).
enum LoneSchemaDefinitionRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        for extra in sdl.schemaDefinitions.dropFirst() {
            report.add(
                "Must provide only one schema definition.",
                at: [sdl.origin(sdl.schema(extra).range, in: extra.document)])
        }
    }
}
