import GraphQLLanguage

/// An applied directive is given all arguments that it requires (spec section 5.4.3).
enum ProvidedRequiredArgumentsOnDirectivesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        sdl.forEachDirective { place, node in
            let document = sdl.documents[place.document]
            guard !report.isFull, let definition = sdl.directive(node.name, in: document) else { return }
            let syntax = sdl.documents[definition.document]
            for index in sdl.directive(definition).arguments {
                let argument = syntax.inputValueDefinitions[index]
                guard argument.type.isNonNull, argument.defaultValue == nil else { continue }
                let name = syntax.text(argument.name)
                guard !node.arguments.contains(where: { document.text(document.arguments[$0].name) == name }) else {
                    continue
                }
                report.add(
                    "Directive \"@\(document.text(node.name))\" argument \"\(name)\" of type "
                        + "\"\(syntax.print(argument.type))\" is required, but it was not provided.",
                    at: [sdl.origin(node.range, in: place.document)])
            }
        }
    }
}
