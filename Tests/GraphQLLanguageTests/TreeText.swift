import GraphQLLanguage

/// A tree without its positions, for comparing two: every node in order, with the texts that it carries itself.
enum TreeText {
    static func of(_ document: Document) -> [String] {
        var writer = Writer()
        document.visit(&writer)
        return writer.lines
    }

    private struct Writer: DocumentVisitor {
        var lines: [String] = []
        var level = 0

        mutating func enter(_ node: SyntaxNode, in document: Document) -> VisitDecision {
            lines.append("\(level) " + text(node, document))
            level += 1
            return .visitChildren
        }

        mutating func leave(_ node: SyntaxNode, in document: Document) { level -= 1 }

        private func text(_ node: SyntaxNode, _ document: Document) -> String {
            func names(_ range: NodeRange) -> [String] { range.map { document.text(document.names[$0]) } }
            switch node {
            case .operation(let index):
                let node = document.operations[index]
                return node.operationType.keyword + " " + (node.name.map(document.text) ?? "")
            case .fragment(let index):
                let node = document.fragments[index]
                return "fragment \(document.text(node.name)) on \(document.text(node.typeCondition))"
            case .variableDefinition(let index):
                let node = document.variableDefinitions[index]
                return "$" + document.text(node.name) + ": " + document.print(node.type)
            case .selectionSet: return "{}"
            case .field(let index):
                let node = document.fields[index]
                return document.text(node.responseName) + ": " + document.text(node.name)
            case .fragmentSpread(let index): return "..." + document.text(document.fragmentSpreads[index].name)
            case .inlineFragment(let index):
                return "... on " + (document.inlineFragments[index].typeCondition.map(document.text) ?? "")
            case .argument(let index): return document.text(document.arguments[index].name) + ":"
            case .directive(let index): return "@" + document.text(document.directives[index].name)
            case .value(let index):
                let node = document.values[index]
                switch node.kind {
                case .list, .object: return "\(node.kind)"
                // What stands between the sign and the name does not count.
                case .variable: return "$" + document.text(node.name)
                default: return "\(node.kind) " + document.string(node).debugDescription
                }
            case .objectField(let index): return document.text(document.objectFields[index].name) + ":"
            case .schemaDefinition(let index): return "schema \(document.schemaDefinitions[index].isExtension)"
            case .operationType(let index):
                let node = document.operationTypes[index]
                return node.operationType.keyword + ": " + document.text(node.type)
            case .typeDefinition(let index):
                let node = document.typeDefinitions[index]
                return "\(node.isExtension) \(node.kind) \(document.text(node.name)) "
                    + "\(names(node.interfaces)) \(names(node.members))"
            case .fieldDefinition(let index):
                let node = document.fieldDefinitions[index]
                return document.text(node.name) + ": " + document.print(node.type)
            case .inputValueDefinition(let index):
                let node = document.inputValueDefinitions[index]
                return document.text(node.name) + ": " + document.print(node.type)
            case .enumValueDefinition(let index): return document.text(document.enumValueDefinitions[index].name)
            case .directiveDefinition(let index):
                let node = document.directiveDefinitions[index]
                return "@\(document.text(node.name)) \(node.isRepeatable) \(names(node.locations))"
            }
        }
    }
}
