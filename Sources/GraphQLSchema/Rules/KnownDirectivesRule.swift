import GraphQLLanguage

/// Every directive that is applied exists and may stand where it stands (spec section 3.13).
enum KnownDirectivesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        sdl.forEachDirectiveList { list in
            let document = sdl.documents[list.document]
            for index in list.directives {
                let node = document.directives[index]
                guard let definition = sdl.directive(node.name, in: document) else {
                    report.add(
                        "Unknown directive \"@\(document.text(node.name))\".",
                        at: [sdl.origin(node.range, in: list.document)])
                    continue
                }
                let names = sdl.documents[definition.document].names
                let isAllowed = sdl.directive(definition).locations.contains {
                    sdl.documents[definition.document].text(names[$0]) == list.location.rawValue
                }
                guard !isAllowed else { continue }
                report.add(
                    "Directive \"@\(document.text(node.name))\" may not be used on \(list.location.rawValue).",
                    at: [sdl.origin(node.range, in: list.document)])
            }
        }
    }
}
