import GraphQLLanguage
import GraphQLSchema

/// One requirement of a resolver protocol: the method that answers a field.
struct ResolverModel {
    enum Kind {
        /// A field of a root type: no parent.
        case root(OperationType)
        /// Called for each parent.
        case field
        /// Called once for all parents of a list.
        case batch
    }

    struct Parameter {
        let label: String
        let type: String
        let definition: InputValueDefinition

        /// The label as it is written.
        var written: String { SwiftIdentifier.label(label) }
    }

    let kind: Kind
    let parent: NamedType
    let parentType: String
    let field: FieldDefinition
    /// The method's name as written in the schema, without backticks.
    let name: String
    let parameters: [Parameter]
    /// The Swift type of the field's value.
    let valueType: String
    /// The Swift type of what the method gives for one parent.
    let givenType: String
    /// Whether the method gives the items of a list one after another.
    let isSequence: Bool

    init(_ field: FieldDefinition, on parent: NamedType, types: SwiftTypes) {
        let schema = types.schema
        self.field = field
        self.parent = parent
        parentType = types[parent.id]
        if let operation = schema.operation(rootedAt: parent.id) {
            kind = .root(operation)
        } else {
            kind = schema.resolution(of: field, on: parent) == .batch ? .batch : .field
        }
        name = field.directive("resolver")?.arguments["name"]?.stringValue ?? field.name
        parameters = field.arguments.map {
            Parameter(label: $0.name, type: types.text($0.type), definition: $0)
        }
        valueType = types.text(field.type)
        isSequence = field.directive("sequence") != nil
        givenType = isSequence ? "EventSequence<\(types.text(field.type.itemType))>" : valueType
    }

    var identifier: String { SwiftIdentifier.escaped(name) }

    /// What the method returns.
    var resultType: String {
        switch kind {
        case .root(.subscription): "EventSequence<\(valueType)>"
        case .root, .field: givenType
        case .batch: "[\(valueType)]"
        }
    }

    /// A name that tells the method from that of another type's field.
    var suggestedName: String {
        switch kind {
        case .root(let operation): "\(name)\(SwiftIdentifier.upperCamel(operation.keyword))"
        case .field, .batch: "\(name)Of\(SwiftIdentifier.upperCamel(parent.name))"
        }
    }

    /// What Swift tells methods apart by, result aside: `author(of:first:context:)` and the parent's type.
    var signature: String {
        var labels = parameters.map(\.label)
        if case .root = kind { return "\(name)(\((labels + ["context"]).joined(separator: ":")):)" }
        labels.insert("of", at: 0)
        return "\(name)(\((labels + ["context"]).joined(separator: ":")):) of \(parentType)"
    }
}

extension Schema {
    /// The operation that starts at a type, or nil.
    func operation(rootedAt type: TypeID) -> OperationType? {
        if type == queryType { return .query }
        if type == mutationType { return .mutation }
        return type == subscriptionType ? .subscription : nil
    }
}
