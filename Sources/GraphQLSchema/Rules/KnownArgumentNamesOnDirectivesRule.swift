import GraphQLLanguage

/// Every argument that an applied directive is given is one that it defines (spec section 5.4.1).
enum KnownArgumentNamesOnDirectivesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        sdl.forEachDirective { place, node in
            let document = sdl.documents[place.document]
            guard !node.arguments.isEmpty, let definition = sdl.directive(node.name, in: document) else { return }
            let known = sdl.argumentNames(of: definition)
            for index in node.arguments {
                let argument = document.arguments[index]
                let name = document.text(argument.name)
                guard !known.contains(name) else { continue }
                report.add(
                    "Unknown argument \"\(name)\" on directive \"@\(document.text(node.name))\"."
                        + Suggestions.didYouMean(name, among: known),
                    at: [sdl.origin(argument.range, in: place.document)])
            }
        }
    }
}
