import GraphQLLanguage

/// Every argument that an applied directive is given is one that it defines (spec section 5.4.1).
enum KnownArgumentNamesOnDirectivesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        var names: [NodeReference: (table: NameTable, list: [String])] = [:]
        var suggested = 0
        sdl.forEachDirective { place, node in
            let document = sdl.documents[place.document]
            guard !report.isFull, !node.arguments.isEmpty, let definition = sdl.directive(node.name, in: document)
            else { return }
            let known = names[definition] ?? makeNames(sdl.argumentNames(of: definition))
            names[definition] = known
            for index in node.arguments {
                let argument = document.arguments[index]
                guard known.table.index(of: argument.name, in: document) == nil else { continue }
                let name = document.text(argument.name)
                suggested += 1
                report.add(
                    "Unknown argument \"\(name)\" on directive \"@\(document.text(node.name))\"."
                        + (suggested <= SuggestionLimit.perRule ? Suggestions.didYouMean(name, among: known.list) : ""),
                    at: [sdl.origin(argument.range, in: place.document)])
            }
        }
    }

    private static func makeNames(_ list: [String]) -> (table: NameTable, list: [String]) { (NameTable(list), list) }
}
