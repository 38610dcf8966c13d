import GraphQLLanguage

/// Every type that the documents name exists (spec section 3.3), also where an operation or fragment names it.
enum KnownTypeNamesRule: SDLRule {
    static func check(_ sdl: SDLDocuments, _ report: inout DiagnosticReport) {
        var suggested = 0
        for number in sdl.given {
            let document = sdl.documents[number]
            func visit(_ name: Name, at range: SourceRange) {
                guard sdl.typeID(name, in: document) == nil else { return }
                suggested += 1
                let suggestions = suggested <= SuggestionLimit.perRule ? suggestions(document.text(name), sdl) : ""
                report.add(
                    "Unknown type \"\(document.text(name))\"." + suggestions, at: [sdl.origin(range, in: number)])
            }
            func visit(inputValues: NodeRange) {
                for index in inputValues { visit(type: document.inputValueDefinitions[index].type) }
            }
            func visit(type: TypeNode) { visit(type.name, at: type.name.range) }
            func visit(condition: Name) { visit(condition, at: condition.range) }

            for definition in document.definitions {
                switch definition {
                case .schema(let index):
                    for type in document.schemaDefinitions[index].operationTypes {
                        let name = document.operationTypes[type].type
                        visit(name, at: name.range)
                    }
                case .directive(let index): visit(inputValues: document.directiveDefinitions[index].arguments)
                case .type(let index):
                    let node = document.typeDefinitions[index]
                    for position in node.interfaces {
                        visit(document.names[position], at: document.names[position].range)
                    }
                    for position in node.members { visit(document.names[position], at: document.names[position].range) }
                    for field in node.fields {
                        visit(inputValues: document.fieldDefinitions[field].arguments)
                        visit(type: document.fieldDefinitions[field].type)
                    }
                    visit(inputValues: node.inputFields)
                case .operation, .fragment: break
                }
            }
            for variable in document.variableDefinitions { visit(type: variable.type) }
            for fragment in document.fragments { visit(condition: fragment.typeCondition) }
            for fragment in document.inlineFragments {
                if let condition = fragment.typeCondition { visit(condition: condition) }
            }
        }
    }

    private static func suggestions(_ name: String, _ sdl: SDLDocuments) -> String {
        Suggestions.didYouMean(name, among: sdl.types.lazy.map(\.name))
    }
}

/// Suggestions compare a name with all others, so that very many mistakes get them only up to a point.
enum SuggestionLimit {
    static let perRule = 100
}
