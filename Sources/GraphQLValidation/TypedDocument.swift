import GraphQLLanguage
import GraphQLSchema

/// A document with the schema's types at its nodes: which type a field is selected on, what an argument is, which type
/// a value should have. Made in one walk before the rules run, so that every rule is a loop over arrays.
///
/// All arrays are parallel to the document's array of the same node. Something is nil where the document names what the
/// schema does not have; the rules for known names report that, all others pass over it.
struct TypedDocument {
    struct TypedField {
        /// The composite type on which the field is selected.
        var parent: TypeID?
        var definition: FieldDefinition?
    }

    struct TypedDirective {
        var definition: DirectiveDefinition?
        var location: DirectiveLocation?
    }

    struct TypedValue {
        /// The type that is expected here.
        var type: TypeReference?
        /// Part of a list that stands where no list is expected: the list is judged as a whole.
        var isPartOfLiteral = false
    }

    struct VariableUsage {
        /// Index in the document's `values`.
        var value: Int
        var type: TypeReference?
        /// Whether the argument or input field in which the variable stands has a default.
        var hasDefault: Bool
        /// The input object type of which this is a field, if that is a `@oneOf`.
        var oneOf: TypeID?
    }

    let document: Document
    let schema: Schema

    /// The composite type to which the selections apply.
    var selectionSetParents: [TypeID?]
    var fields: [TypedField]
    var fragmentTypes: [TypeID?]
    /// The types that inline fragments name; nil also where they name none.
    var inlineFragmentTypes: [TypeID?]
    var inlineFragmentParents: [TypeID?]
    var fragmentSpreadParents: [TypeID?]
    var variableTypes: [TypeReference?]
    var arguments: [InputValueDefinition?]
    var directives: [TypedDirective]
    var values: [TypedValue]
    var objectFields: [InputValueDefinition?]

    /// All uses of variables, those of one definition as neighbours.
    var variableUsages: [VariableUsage] = []
    /// Indices into `variableUsages`.
    var operationUsages: [NodeRange] = []
    var fragmentUsages: [NodeRange] = []
    /// Indices into the document's `fragmentSpreads`.
    var operationSpreads: [NodeRange] = []
    var fragmentSpreads: [NodeRange] = []
    /// The directives of one node, where there are several.
    var repeatedDirectives: [NodeRange] = []

    private var spreadCount = 0

    init(_ document: Document, schema: Schema) {
        self.document = document
        self.schema = schema
        selectionSetParents = Array(repeating: nil, count: document.selectionSets.count)
        fields = Array(repeating: TypedField(), count: document.fields.count)
        fragmentTypes = Array(repeating: nil, count: document.fragments.count)
        inlineFragmentTypes = Array(repeating: nil, count: document.inlineFragments.count)
        inlineFragmentParents = Array(repeating: nil, count: document.inlineFragments.count)
        fragmentSpreadParents = Array(repeating: nil, count: document.fragmentSpreads.count)
        variableTypes = Array(repeating: nil, count: document.variableDefinitions.count)
        arguments = Array(repeating: nil, count: document.arguments.count)
        directives = Array(repeating: TypedDirective(), count: document.directives.count)
        values = Array(repeating: TypedValue(), count: document.values.count)
        objectFields = Array(repeating: nil, count: document.objectFields.count)
        for definition in document.definitions {
            switch definition {
            case .operation(let index): visitOperation(document.operations[index])
            case .fragment(let index): visitFragment(index)
            case .schema, .type, .directive: break
            }
        }
        if document.operations.count + document.fragments.count < document.definitions.count { visitTypeSystem() }
    }

    private mutating func visitOperation(_ operation: OperationDefinitionNode) {
        let firstUsage = variableUsages.count
        let firstSpread = spreadCount
        for index in operation.variableDefinitions { visitVariableDefinition(index) }
        visitDirectives(operation.directives, at: DirectiveLocation(operation.operationType))
        visitSelectionSet(operation.selectionSet, of: schema.rootType(operation.operationType))
        operationUsages.append(NodeRange(firstUsage, variableUsages.count))
        operationSpreads.append(NodeRange(firstSpread, spreadCount))
    }

    private mutating func visitFragment(_ index: Int) {
        let fragment = document.fragments[index]
        let firstUsage = variableUsages.count
        let firstSpread = spreadCount
        let type = schema.type(fragment.typeCondition, in: document)
        fragmentTypes[index] = type?.id
        visitDirectives(fragment.directives, at: .fragmentDefinition)
        visitSelectionSet(fragment.selectionSet, of: type)
        fragmentUsages.append(NodeRange(firstUsage, variableUsages.count))
        fragmentSpreads.append(NodeRange(firstSpread, spreadCount))
    }

    private mutating func visitVariableDefinition(_ index: Int) {
        let variable = document.variableDefinitions[index]
        let type = schema.reference(variable.type, in: document)
        variableTypes[index] = type
        if let value = variable.defaultValue {
            let isInput = type.map { schema.namedType(of: $0).isInput } ?? false
            visitValue(value, type: isInput ? type : nil, hasDefault: false, oneOf: nil)
        }
        visitDirectives(variable.directives, at: .variableDefinition)
    }

    // MARK: Selections

    /// Recurses as deep as selection sets nest, which the parser bounds.
    private mutating func visitSelectionSet(_ index: Int, of type: NamedType?) {
        let parent = type.flatMap { $0.isComposite ? $0 : nil }
        selectionSetParents[index] = parent?.id
        for selection in document.selectionSets[index].selections {
            switch document.selections[selection] {
            case .field(let field): visitField(field, parent)
            case .inlineFragment(let fragment): visitInlineFragment(fragment, parent)
            case .fragmentSpread(let spread):
                fragmentSpreadParents[spread] = parent?.id
                spreadCount += 1
                visitDirectives(document.fragmentSpreads[spread].directives, at: .fragmentSpread)
            }
        }
    }

    private mutating func visitField(_ index: Int, _ parent: NamedType?) {
        let field = document.fields[index]
        let definition = parent.flatMap { schema.field(field.name, in: document, on: $0) }
        fields[index] = TypedField(parent: parent?.id, definition: definition)
        for argument in field.arguments {
            visitArgument(argument, definition?.argument(document.arguments[argument].name, in: document))
        }
        visitDirectives(field.directives, at: .field)
        if let selectionSet = field.selectionSet {
            visitSelectionSet(selectionSet, of: definition.map { schema.namedType(of: $0.type) })
        }
    }

    private mutating func visitInlineFragment(_ index: Int, _ parent: NamedType?) {
        let fragment = document.inlineFragments[index]
        inlineFragmentParents[index] = parent?.id
        var type = parent
        if let condition = fragment.typeCondition {
            type = schema.type(condition, in: document)
            inlineFragmentTypes[index] = type?.id
        }
        visitDirectives(fragment.directives, at: .inlineFragment)
        visitSelectionSet(fragment.selectionSet, of: type)
    }

    // MARK: Directives, arguments and values

    mutating func visitDirectives(_ range: NodeRange, at location: DirectiveLocation) {
        guard !range.isEmpty else { return }
        if range.count > 1 { repeatedDirectives.append(range) }
        for index in range {
            let directive = document.directives[index]
            let definition = schema.directive(directive.name, in: document)
            directives[index] = TypedDirective(definition: definition, location: location)
            for argument in directive.arguments {
                visitArgument(argument, definition?.argument(document.arguments[argument].name, in: document))
            }
        }
    }

    private mutating func visitArgument(_ index: Int, _ definition: InputValueDefinition?) {
        arguments[index] = definition
        visitValue(
            document.arguments[index].value, type: definition?.type, hasDefault: definition?.defaultLiteral != nil,
            oneOf: nil)
    }

    /// Recurses as deep as values nest, which the parser bounds.
    private mutating func visitValue(
        _ index: Int, type: TypeReference?, hasDefault: Bool, oneOf: TypeID?, isPartOfLiteral: Bool = false
    ) {
        values[index] = TypedValue(type: type, isPartOfLiteral: isPartOfLiteral)
        let value = document.values[index]
        switch value.kind {
        case .variable:
            variableUsages.append(VariableUsage(value: index, type: type, hasDefault: hasDefault, oneOf: oneOf))
        case .list:
            let list = type?.nullable
            let isLiteral = isPartOfLiteral || list.map { !$0.isList } ?? false
            for item in value.children {
                visitValue(item, type: list?.itemType, hasDefault: false, oneOf: nil, isPartOfLiteral: isLiteral)
            }
        case .object:
            let named = type.map { schema.namedType(of: $0) }
            for index in value.children {
                let field = document.objectFields[index]
                let definition = named?.inputField(field.name, in: document)
                objectFields[index] = definition
                visitValue(
                    field.value, type: definition?.type, hasDefault: definition?.defaultLiteral != nil,
                    oneOf: named.flatMap { $0.isOneOf ? $0.id : nil }, isPartOfLiteral: isPartOfLiteral)
            }
        case .int, .float, .string, .blockString, .boolean, .null, .enum: break
        }
    }
}
