import GraphQLLanguage
import GraphQLSchema

/// The struct of an operation: what it sends, and the type of what it gets.
struct ClientOperationModel {
    struct Variable {
        let name: String
        let named: TypeID
        let property: PropertyModel
        let encoding: ClientInputEncoding
    }

    /// How a subscription goes on behind an event.
    struct Resumption {
        let path: SelectionModel.Path
        /// Whether the position is a number in the response.
        let isNumber: Bool
        /// Whether the variable `after` takes a number.
        let takesNumber: Bool
        let isTriState: Bool
    }

    let operation: OperationModel
    let structName: String
    let description: String?
    let variables: [Variable]
    let data: SelectionModel
    let resumption: Resumption?
    let location: SourceLocation
    private(set) var diagnostics: [Diagnostic] = []

    init?(
        _ operation: OperationModel, _ builder: inout SelectionModelBuilder, fragments: [String: SelectionModel]
    ) {
        let document = operation.document
        let schema = builder.types.schema
        guard let node = document.operations.first, let root = schema.rootType(node.operationType) else { return nil }
        self.operation = operation
        structName = ClientNames.operation(operation.name, operation.type)
        description = document.description(node.description)
        location = operation.definition.nameLocation
        var variables: [Variable] = []
        for index in node.variableDefinitions {
            let definition = document.variableDefinitions[index]
            guard let type = schema.reference(definition.type, in: document) else { continue }
            let name = document.text(definition.name)
            let members = Set(
                node.variableDefinitions.map { document.text(document.variableDefinitions[$0].name) })
            if SwiftIdentifier.isImpossible(name) {
                diagnostics.append(
                    operation.whole.diagnostic(
                        "Swift does not allow a property to be called \"\(name)\". Rename the variable.",
                        at: document.location(of: definition.name)))
            }
            let encoding = ClientInputEncoding(type, hasDefault: definition.defaultValue != nil)
            variables.append(
                Variable(
                    name: name, named: type.named,
                    property: encoding.property(
                        builder.names.member(name, beside: ["Data"], members), type, builder.types,
                        description: document.description(definition.description)),
                    encoding: encoding))
        }
        self.variables = variables
        data = builder.build(
            name: "Data", description: "What the operation selects.", on: root, [(node.selectionSet, root)])
        resumption =
            operation.type == .subscription
            ? Self.resumption(variables, data, schema, node, document, fragments) : nil
    }

    private static func resumption(
        _ variables: [Variable], _ data: SelectionModel, _ schema: Schema, _ node: OperationDefinitionNode,
        _ document: Document, _ fragments: [String: SelectionModel]
    ) -> Resumption? {
        guard let after = variables.first(where: { $0.name == "after" }),
            let definition = node.variableDefinitions.first(where: {
                document.isName(document.variableDefinitions[$0].name, "after")
            }),
            let type = schema.reference(document.variableDefinitions[definition].type, in: document), !type.isList,
            let scalar = schema[after.named].builtInScalar, [.string, .id, .int].contains(scalar),
            let event = data.properties.first, let selection = event.selection, event.leaf == nil
        else { return nil }
        for name in ["position", "sequence"] {
            let expression = "data.\(event.identifier)" + (event.isOptional ? "?" : "")
            guard let path = selection.path(to: name, from: expression, fragments),
                let kind = schema[path.type].builtInScalar, [.string, .id, .int].contains(kind)
            else { continue }
            return Resumption(
                path: SelectionModel.Path(
                    expression: path.expression, type: path.type, isOptional: path.isOptional || event.isOptional),
                isNumber: kind == .int, takesNumber: scalar == .int, isTriState: after.encoding == .unlessAbsent)
        }
        return nil
    }
}
