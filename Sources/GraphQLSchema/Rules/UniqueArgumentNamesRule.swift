import GraphQLLanguage

/// An applied directive is given each argument at most once (spec section 5.4.2).
enum UniqueArgumentNamesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        sdl.forEachDirective { place, node in
            let document = sdl.documents[place.document]
            for group in document.repeated(node.arguments.map { document.arguments[$0].name }) {
                report.add(
                    "There can be only one argument named \"\(document.text(group[0]))\".",
                    at: group.map { sdl.origin($0.range, in: place.document) })
            }
        }
    }
}
