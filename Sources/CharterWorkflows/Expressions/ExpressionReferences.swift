import GraphQLJSON

/// A name that an expression uses, with the members that are certain to be taken of it.
struct ExpressionReference: Sendable, Hashable {
    /// Such as `steps`.
    let root: String
    /// Such as `review`, `output`; only what is written as such, not what is computed.
    let path: [String]
    /// Where the name stands in the expression, in Unicode scalars.
    let offset: Int
}

extension TemplateExpression {
    /// The names that it uses, in the order in which they are written.
    var references: [ExpressionReference] {
        var found: [ExpressionReference] = []
        root.collectReferences(&found)
        return found
    }

    /// Its value if it is the same whatever names mean.
    var constant: JSONValue? {
        guard references.isEmpty else { return nil }
        var evaluator = Evaluator(ExpressionScope())
        return try? evaluator.value(of: self)
    }
}

extension ExpressionNode {
    fileprivate func collectReferences(_ found: inout [ExpressionReference]) {
        switch self {
        case .literal: break
        case .list(let elements): for element in elements { element.collectReferences(&found) }
        case .name, .member, .element: collectPath(&found)
        case .negative(let operand), .not(let operand): operand.collectReferences(&found)
        case .connective(_, let left, let right), .fallback(let left, let right), .binary(_, let left, let right):
            left.collectReferences(&found)
            right.collectReferences(&found)
        case .filter(_, let operand, let arguments):
            operand.collectReferences(&found)
            for argument in arguments { argument.collectReferences(&found) }
        }
    }

    /// Goes down to the name at the beginning of a path; members behind a computed one are not certain.
    private func collectPath(_ found: inout [ExpressionReference]) {
        var members: [String] = []
        var keys: [ExpressionNode] = []
        var node = self
        while true {
            switch node {
            case .member(let owner, let name):
                members.append(name)
                node = owner
            case .element(let owner, .literal(.string(let name))):
                members.append(name)
                node = owner
            case .element(let owner, let key):
                members.removeAll()
                keys.append(key)
                node = owner
            case .name(let name, let offset):
                found.append(ExpressionReference(root: name, path: members.reversed(), offset: offset))
                for key in keys.reversed() { key.collectReferences(&found) }
                return
            default:
                node.collectReferences(&found)
                for key in keys.reversed() { key.collectReferences(&found) }
                return
            }
        }
    }
}
