import GraphQLLanguage

/// The arguments of a field or directive have different names (spec sections 3.6.1 and 3.13).
enum UniqueArgumentDefinitionNamesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        for number in sdl.given {
            let document = sdl.documents[number]
            for node in document.directiveDefinitions {
                check(node.arguments, document, number, sdl, &report) { "@\(document.text(node.name))" }
            }
            for type in document.typeDefinitions {
                for index in type.fields {
                    let field = document.fieldDefinitions[index]
                    check(field.arguments, document, number, sdl, &report) {
                        "\(document.text(type.name)).\(document.text(field.name))"
                    }
                }
            }
        }
    }

    private static func check(
        _ arguments: NodeRange, _ document: Document, _ number: Int, _ sdl: SDLDocuments,
        _ report: inout DiagnosticReport, parent: () -> String
    ) {
        let names = arguments.map { document.inputValueDefinitions[$0].name }
        for group in document.repeated(names) {
            report.add(
                "Argument \"\(parent())(\(document.text(group[0])):)\" can only be defined once.",
                at: group.map { sdl.origin($0.range, in: number) })
        }
    }
}
