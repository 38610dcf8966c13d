import GraphQLLanguage

// Type system definitions are not executable, but the rules on directives hold for them as well.

extension TypedDocument {
    mutating func visitTypeSystem() {
        for node in document.schemaDefinitions { visitDirectives(node.directives, at: .schema) }
        for node in document.typeDefinitions {
            visitDirectives(node.directives, at: DirectiveLocation(node.kind))
            for index in node.inputFields {
                visitDirectives(document.inputValueDefinitions[index].directives, at: .inputFieldDefinition)
            }
        }
        for node in document.enumValueDefinitions { visitDirectives(node.directives, at: .enumValue) }
        for node in document.fieldDefinitions {
            visitDirectives(node.directives, at: .fieldDefinition)
            visitArgumentDefinitions(node.arguments)
        }
        for node in document.directiveDefinitions { visitArgumentDefinitions(node.arguments) }
    }

    private mutating func visitArgumentDefinitions(_ range: NodeRange) {
        for index in range {
            visitDirectives(document.inputValueDefinitions[index].directives, at: .argumentDefinition)
        }
    }
}
