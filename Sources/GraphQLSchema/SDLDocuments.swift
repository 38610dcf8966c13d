import GraphQLLanguage

/// The documents of one schema, with their definitions and extensions brought together by name.
///
/// The last document is `BuiltInDefinitions`, whose definitions stand in for those that the others lack.
struct SDLDocuments {
    /// A type: its definition and everything that extends it.
    struct TypeParts {
        let name: String
        fileprivate(set) var definition: NodeReference
        fileprivate(set) var extensions: [NodeReference] = []

        /// The definition, then the extensions in their order.
        var all: [NodeReference] { [definition] + extensions }
    }

    let documents: [Document]
    /// In the order of the schema's types: the position is the `TypeID`.
    private(set) var types: [TypeParts] = []
    /// Every definition and extension of a type by its name, in the order of the documents.
    private(set) var typeNodes: [(name: String, nodes: [NodeReference])] = []
    /// Extensions whose type is not defined.
    private(set) var orphans: [NodeReference] = []
    private(set) var schemaDefinitions: [NodeReference] = []
    private(set) var schemaExtensions: [NodeReference] = []
    /// The directives of the schema: those of the documents in their order, then the built-in ones they lack.
    private(set) var directives: [NodeReference] = []

    private let typeNames: NameTable
    private let directiveNames: NameTable

    /// The documents that were given, without the built-in definitions.
    var given: Range<Int> { 0..<documents.count - 1 }

    init(_ given: [Document]) {
        documents = given + [BuiltInDefinitions.document]
        let builtIn = documents.count - 1
        var slots: [String: Int] = [:]
        var nodeSlots: [String: Int] = [:]
        var extensions: [(String, NodeReference)] = []
        var directiveSlots: [String: Int] = [:]
        var directiveNames: [String] = []
        for (number, document) in documents.enumerated() {
            for definition in document.definitions {
                switch definition {
                case .type(let index):
                    let node = document.typeDefinitions[index]
                    let name = document.text(node.name)
                    let reference = NodeReference(document: number, node: index)
                    if number != builtIn {
                        let slot = nodeSlots[name] ?? typeNodes.count
                        nodeSlots[name] = slot
                        if slot == typeNodes.count { typeNodes.append((name, [])) }
                        typeNodes[slot].nodes.append(reference)
                    }
                    if node.isExtension {
                        extensions.append((name, reference))
                    } else if let slot = slots[name] {
                        // Of several with one name, which is an error anyway, the last one counts.
                        if number != builtIn { types[slot].definition = reference }
                    } else if number == builtIn || !BuiltInDefinitions.keeps(name, from: node.kind) {
                        slots[name] = types.count
                        types.append(TypeParts(name: name, definition: reference))
                    }
                case .schema(let index):
                    let reference = NodeReference(document: number, node: index)
                    if document.schemaDefinitions[index].isExtension {
                        schemaExtensions.append(reference)
                    } else {
                        schemaDefinitions.append(reference)
                    }
                case .directive(let index):
                    let name = document.text(document.directiveDefinitions[index].name)
                    let reference = NodeReference(document: number, node: index)
                    if let slot = directiveSlots[name] {
                        // As with types.
                        if number != builtIn { directives[slot] = reference }
                    } else {
                        directiveSlots[name] = directives.count
                        directives.append(reference)
                        directiveNames.append(name)
                    }
                case .operation, .fragment: break
                }
            }
        }
        for (name, reference) in extensions {
            if let slot = slots[name], types[slot].definition.document != builtIn {
                types[slot].extensions.append(reference)
            } else {
                orphans.append(reference)
            }
        }
        typeNames = NameTable(types.map(\.name))
        self.directiveNames = NameTable(directiveNames)
    }

    func typeID(_ name: Name, in document: Document) -> TypeID? {
        typeNames.index(of: name, in: document).map { TypeID($0) }
    }

    func typeID(_ name: String) -> TypeID? { typeNames.index(of: name).map { TypeID($0) } }

    func directive(_ name: Name, in document: Document) -> NodeReference? {
        directiveNames.index(of: name, in: document).map { directives[$0] }
    }

    func parts(of type: NamedType) -> TypeParts { types[type.id.index] }

    /// The `schema` definitions, then the extensions of the schema.
    var schemaParts: [NodeReference] { schemaDefinitions + schemaExtensions }

    /// The same in the order of the documents.
    var schemaPartsAsWritten: [NodeReference] {
        schemaParts.sorted { ($0.document, $0.node) < ($1.document, $1.node) }
    }

    /// The names of a directive's arguments.
    func argumentNames(of directive: NodeReference) -> [String] {
        let document = documents[directive.document]
        return self.directive(directive).arguments.map { document.text(document.inputValueDefinitions[$0].name) }
    }

    // MARK: Nodes

    func isBuiltIn(_ reference: NodeReference) -> Bool { reference.document == documents.count - 1 }

    func type(_ reference: NodeReference) -> TypeDefinitionNode {
        documents[reference.document].typeDefinitions[reference.node]
    }

    func field(_ reference: NodeReference) -> FieldDefinitionNode {
        documents[reference.document].fieldDefinitions[reference.node]
    }

    func inputValue(_ reference: NodeReference) -> InputValueDefinitionNode {
        documents[reference.document].inputValueDefinitions[reference.node]
    }

    func directive(_ reference: NodeReference) -> DirectiveDefinitionNode {
        documents[reference.document].directiveDefinitions[reference.node]
    }

    func schema(_ reference: NodeReference) -> SchemaDefinitionNode {
        documents[reference.document].schemaDefinitions[reference.node]
    }

    func origin(_ range: SourceRange, in document: Int) -> SourceOrigin {
        SourceOrigin(source: documents[document].source, range: range)
    }
}
