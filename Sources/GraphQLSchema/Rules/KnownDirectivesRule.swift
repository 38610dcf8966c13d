import GraphQLLanguage

/// Every directive that is applied exists and may stand where it stands (spec section 3.13).
enum KnownDirectivesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        var locations: [NodeReference: Set<String>] = [:]
        sdl.forEachDirectiveList { list in
            guard !report.isFull else { return }
            let document = sdl.documents[list.document]
            for index in list.directives {
                let node = document.directives[index]
                guard let definition = sdl.directive(node.name, in: document) else {
                    report.add(
                        "Unknown directive \"@\(document.text(node.name))\".",
                        at: [sdl.origin(node.range, in: list.document)])
                    continue
                }
                let allowed = locations[definition] ?? sdl.locations(of: definition)
                locations[definition] = allowed
                guard !allowed.contains(list.location.rawValue) else { continue }
                report.add(
                    "Directive \"@\(document.text(node.name))\" may not be used on \(list.location.rawValue).",
                    at: [sdl.origin(node.range, in: list.document)])
            }
        }
    }
}

extension SDLDocuments {
    /// The locations that a directive names.
    fileprivate func locations(of directive: NodeReference) -> Set<String> {
        let document = documents[directive.document]
        return Set(self.directive(directive).locations.map { document.text(document.names[$0]) })
    }
}
