/// Any node of a document, named by its index in the document's array of its kind.
public enum SyntaxNode: Sendable, Hashable {
    case operation(Int), fragment(Int), variableDefinition(Int)
    case selectionSet(Int), field(Int), fragmentSpread(Int), inlineFragment(Int)
    case argument(Int), directive(Int), value(Int), objectField(Int)
    case schemaDefinition(Int), operationType(Int), typeDefinition(Int)
    case fieldDefinition(Int), inputValueDefinition(Int), enumValueDefinition(Int), directiveDefinition(Int)
}

extension Document {
    /// The nodes directly below a node, in source order. Names and type references are parts of their nodes.
    public func children(of node: SyntaxNode) -> [SyntaxNode] {
        switch node {
        case .operation(let index):
            let node = operations[index]
            return values(node.description)
                + node.variableDefinitions.map(SyntaxNode.variableDefinition)
                + node.directives.map(SyntaxNode.directive) + [.selectionSet(node.selectionSet)]
        case .fragment(let index):
            let node = fragments[index]
            return values(node.description) + node.directives.map(SyntaxNode.directive)
                + [.selectionSet(node.selectionSet)]
        case .variableDefinition(let index):
            let node = variableDefinitions[index]
            return values(node.description) + values(node.defaultValue) + node.directives.map(SyntaxNode.directive)
        case .selectionSet(let index): return selectionSets[index].selections.map { self.node(selections[$0]) }
        case .field(let index):
            let node = fields[index]
            return node.arguments.map(SyntaxNode.argument) + node.directives.map(SyntaxNode.directive)
                + (node.selectionSet.map { [.selectionSet($0)] } ?? [])
        case .fragmentSpread(let index): return fragmentSpreads[index].directives.map(SyntaxNode.directive)
        case .inlineFragment(let index):
            let node = inlineFragments[index]
            return node.directives.map(SyntaxNode.directive) + [.selectionSet(node.selectionSet)]
        case .argument(let index): return [.value(arguments[index].value)]
        case .directive(let index): return directives[index].arguments.map(SyntaxNode.argument)
        case .value(let index): return children(of: values[index])
        case .objectField(let index): return [.value(objectFields[index].value)]
        default: return typeSystemChildren(of: node)
        }
    }

    private func typeSystemChildren(of node: SyntaxNode) -> [SyntaxNode] {
        switch node {
        case .schemaDefinition(let index):
            let node = schemaDefinitions[index]
            return values(node.description) + node.directives.map(SyntaxNode.directive)
                + node.operationTypes.map(SyntaxNode.operationType)
        case .typeDefinition(let index):
            let node = typeDefinitions[index]
            return values(node.description) + node.directives.map(SyntaxNode.directive)
                + node.fields.map(SyntaxNode.fieldDefinition)
                + node.inputFields.map(SyntaxNode.inputValueDefinition)
                + node.values.map(SyntaxNode.enumValueDefinition)
        case .fieldDefinition(let index):
            let node = fieldDefinitions[index]
            return values(node.description) + node.arguments.map(SyntaxNode.inputValueDefinition)
                + node.directives.map(SyntaxNode.directive)
        case .inputValueDefinition(let index):
            let node = inputValueDefinitions[index]
            return values(node.description) + values(node.defaultValue) + node.directives.map(SyntaxNode.directive)
        case .enumValueDefinition(let index):
            let node = enumValueDefinitions[index]
            return values(node.description) + node.directives.map(SyntaxNode.directive)
        case .directiveDefinition(let index):
            let node = directiveDefinitions[index]
            return values(node.description) + node.arguments.map(SyntaxNode.inputValueDefinition)
        default: return []
        }
    }

    private func values(_ index: Int?) -> [SyntaxNode] { index.map { [.value($0)] } ?? [] }

    private func children(of value: ValueNode) -> [SyntaxNode] {
        switch value.kind {
        case .list: value.children.map(SyntaxNode.value)
        case .object: value.children.map(SyntaxNode.objectField)
        default: []
        }
    }

    private func node(_ selection: SelectionNode) -> SyntaxNode {
        switch selection {
        case .field(let index): .field(index)
        case .fragmentSpread(let index): .fragmentSpread(index)
        case .inlineFragment(let index): .inlineFragment(index)
        }
    }

    func node(_ definition: DefinitionNode) -> SyntaxNode {
        switch definition {
        case .operation(let index): .operation(index)
        case .fragment(let index): .fragment(index)
        case .schema(let index): .schemaDefinition(index)
        case .type(let index): .typeDefinition(index)
        case .directive(let index): .directiveDefinition(index)
        }
    }
}
