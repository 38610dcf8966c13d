import GraphQLLanguage

/// The directives applied at one place of a schema's documents.
struct SDLDirectiveList {
    let document: Int
    /// Indices into the document's `directives`; never empty.
    let directives: NodeRange
    let location: DirectiveLocation
    /// Set where several places count as one: all parts of a type, or of the schema.
    let owner: Owner?

    enum Owner {
        case schema
        case type(Name)
    }
}

extension SDLDocuments {
    /// Calls `body` for every place in the documents where directives are applied, also in operations and fragments.
    func forEachDirectiveList(_ body: (SDLDirectiveList) -> Void) {
        for number in given {
            let document = documents[number]
            func visit(_ range: NodeRange, _ location: DirectiveLocation, _ owner: SDLDirectiveList.Owner? = nil) {
                guard !range.isEmpty else { return }
                body(SDLDirectiveList(document: number, directives: range, location: location, owner: owner))
            }
            func visit(inputValues: NodeRange, _ location: DirectiveLocation) {
                for index in inputValues { visit(document.inputValueDefinitions[index].directives, location) }
            }
            for node in document.schemaDefinitions { visit(node.directives, .schema, .schema) }
            for node in document.directiveDefinitions { visit(inputValues: node.arguments, .argumentDefinition) }
            for node in document.typeDefinitions {
                visit(node.directives, DirectiveLocation(node.kind), .type(node.name))
                for index in node.fields {
                    let field = document.fieldDefinitions[index]
                    visit(inputValues: field.arguments, .argumentDefinition)
                    visit(field.directives, .fieldDefinition)
                }
                visit(inputValues: node.inputFields, .inputFieldDefinition)
                for index in node.values { visit(document.enumValueDefinitions[index].directives, .enumValue) }
            }
            for node in document.operations { visit(node.directives, DirectiveLocation(node.operationType)) }
            for node in document.variableDefinitions { visit(node.directives, .variableDefinition) }
            for node in document.fields { visit(node.directives, .field) }
            for node in document.fragmentSpreads { visit(node.directives, .fragmentSpread) }
            for node in document.inlineFragments { visit(node.directives, .inlineFragment) }
            for node in document.fragments { visit(node.directives, .fragmentDefinition) }
        }
    }

    /// Calls `body` for every directive that is applied in the documents.
    func forEachDirective(_ body: (NodeReference, DirectiveNode) -> Void) {
        forEachDirectiveList { list in
            for index in list.directives {
                body(NodeReference(document: list.document, node: index), documents[list.document].directives[index])
            }
        }
    }
}
