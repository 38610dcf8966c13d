import GraphQLLanguage

/// A directive that is not repeatable is applied at most once at a place (spec section 3.13); all parts of a type, and
/// of the schema, are one place.
enum UniqueDirectivesPerLocationRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        var onSchema = UniqueNodes()
        var onTypes: [String: UniqueNodes] = [:]
        sdl.forEachDirectiveList { list in
            let document = sdl.documents[list.document]
            switch list.owner {
            case .schema: onSchema.insert(list, sdl, &report)
            case .type(let name): onTypes[document.text(name), default: UniqueNodes()].insert(list, sdl, &report)
            case nil:
                guard list.directives.count > 1 else { return }
                var nodes = UniqueNodes()
                nodes.insert(list, sdl, &report)
            }
        }
    }

    private struct UniqueNodes {
        private var first: [String: SourceOrigin] = [:]

        mutating func insert(_ list: SDLDirectiveList, _ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
            let document = sdl.documents[list.document]
            for index in list.directives {
                let node = document.directives[index]
                guard let definition = sdl.directive(node.name, in: document),
                    !sdl.directive(definition).isRepeatable
                else { continue }
                let name = document.text(node.name)
                let origin = sdl.origin(node.range, in: list.document)
                if let earlier = first[name] {
                    report.add(
                        "The directive \"@\(name)\" can only be used once at this location.", at: [earlier, origin])
                } else {
                    first[name] = origin
                }
            }
        }
    }
}
