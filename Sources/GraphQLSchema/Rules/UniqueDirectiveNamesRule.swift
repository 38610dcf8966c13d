import GraphQLLanguage

/// All directives of a schema have different names (spec section 3.3).
enum UniqueDirectiveNamesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        var names = UniqueNames(sdl)
        for document in sdl.given {
            for node in sdl.documents[document].directiveDefinitions {
                names.insert(node.name, in: document, &report) { "There can be only one directive named \"@\($0)\"." }
            }
        }
    }
}
