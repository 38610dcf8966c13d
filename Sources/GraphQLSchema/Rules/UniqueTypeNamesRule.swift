import GraphQLLanguage

/// All types of a schema have different names (spec section 3.3).
enum UniqueTypeNamesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        var names = UniqueNames(sdl)
        for document in sdl.given {
            for node in sdl.documents[document].typeDefinitions where !node.isExtension {
                names.insert(node.name, in: document, &report) { "There can be only one type named \"\($0)\"." }
            }
        }
    }
}
