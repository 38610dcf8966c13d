import GraphQLLanguage

/// A named element of a schema as a document defines it, with what rules ask of every kind of element alike.
struct SchemaElement {
    enum Kind: Hashable {
        case type(TypeKind, isExtension: Bool)
        /// Of an object or interface type.
        case field
        case argument
        case inputField
        case enumValue
        case directive
        case directiveArgument
    }

    let kind: Kind
    let coordinate: SchemaCoordinate
    let name: Name
    /// The name's text.
    let text: String
    let document: Int
    /// Byte offset of the element's first token, which is its description where it has one.
    let start: UInt32
    /// Index of a string in the document's `values`.
    let description: Int?
    let directives: NodeRange
    /// Of fields, arguments and input fields.
    let type: TypeNode?

    /// Whether it is a type's definition, not an extension.
    var isTypeDefinition: Bool {
        if case .type(_, isExtension: false) = kind { true } else { false }
    }

    /// The type that the element is a member of, or is.
    var typeName: String? {
        switch coordinate {
        case .type(let name): name
        case .member(let type, _), .argument(let type, _, _): type
        case .directive, .directiveArgument: nil
        }
    }

    /// All elements, in the order of the documents.
    static func all(in documents: [Document]) -> [SchemaElement] {
        var collection = SchemaElementCollection()
        for (number, document) in documents.enumerated() { collection.add(document, number) }
        return collection.elements
    }
}

private struct SchemaElementCollection {
    private(set) var elements: [SchemaElement] = []

    mutating func add(_ document: Document, _ number: Int) {
        for definition in document.definitions {
            switch definition {
            case .type(let index): add(document.typeDefinitions[index], document, number)
            case .directive(let index): add(document.directiveDefinitions[index], document, number)
            case .schema, .operation, .fragment: break
            }
        }
    }

    private mutating func add(_ node: TypeDefinitionNode, _ document: Document, _ number: Int) {
        let type = document.text(node.name)
        elements.append(
            SchemaElement(
                kind: .type(node.kind, isExtension: node.isExtension), coordinate: .type(type), name: node.name,
                text: type, document: number, start: node.range.start, description: node.description,
                directives: node.directives, type: nil))
        for index in node.fields {
            let field = document.fieldDefinitions[index]
            let name = document.text(field.name)
            elements.append(
                SchemaElement(
                    kind: .field, coordinate: .member(type: type, name: name), name: field.name, text: name,
                    document: number, start: field.range.start, description: field.description,
                    directives: field.directives, type: field.type))
            add(field.arguments, .argument, document, number) { .argument(type: type, field: name, name: $0) }
        }
        add(node.inputFields, .inputField, document, number) { .member(type: type, name: $0) }
        for index in node.values {
            let value = document.enumValueDefinitions[index]
            let name = document.text(value.name)
            elements.append(
                SchemaElement(
                    kind: .enumValue, coordinate: .member(type: type, name: name), name: value.name, text: name,
                    document: number, start: value.range.start, description: value.description,
                    directives: value.directives, type: nil))
        }
    }

    private mutating func add(_ node: DirectiveDefinitionNode, _ document: Document, _ number: Int) {
        let directive = document.text(node.name)
        elements.append(
            SchemaElement(
                kind: .directive, coordinate: .directive(directive), name: node.name, text: directive,
                document: number, start: node.range.start, description: node.description, directives: .empty, type: nil)
        )
        add(node.arguments, .directiveArgument, document, number) {
            .directiveArgument(directive: directive, name: $0)
        }
    }

    private mutating func add(
        _ inputs: NodeRange, _ kind: SchemaElement.Kind, _ document: Document, _ number: Int,
        coordinate: (String) -> SchemaCoordinate
    ) {
        for index in inputs {
            let node = document.inputValueDefinitions[index]
            let name = document.text(node.name)
            elements.append(
                SchemaElement(
                    kind: kind, coordinate: coordinate(name), name: node.name, text: name, document: number,
                    start: node.range.start, description: node.description, directives: node.directives, type: node.type
                ))
        }
    }
}
