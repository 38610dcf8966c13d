/// Looks at every node of a document, depth first in source order; see `Document.visit(_:)`.
///
/// A rule that needs one kind of node only is quicker as a loop over the document's array of that kind.
public protocol DocumentVisitor {
    /// Called before the children of a node; the answer decides whether they are visited.
    mutating func enter(_ node: SyntaxNode, in document: Document) -> VisitDecision
    /// Called after the children of a node that was not stopped at.
    mutating func leave(_ node: SyntaxNode, in document: Document)
}

extension DocumentVisitor {
    public mutating func leave(_ node: SyntaxNode, in document: Document) {}
}

public enum VisitDecision: Sendable, Hashable {
    case visitChildren
    case skipChildren
    /// Nothing is entered or left any more.
    case stop
}

extension Document {
    /// Shows every node to the visitor, without recursion.
    public func visit(_ visitor: inout some DocumentVisitor) {
        /// What is still to do, the next last.
        var open: [(node: SyntaxNode, isLeaving: Bool)] = definitions.reversed().map { (node($0), false) }
        while let (node, isLeaving) = open.popLast() {
            if isLeaving {
                visitor.leave(node, in: self)
                continue
            }
            let decision = visitor.enter(node, in: self)
            if decision == .stop { return }
            open.append((node, true))
            if decision == .visitChildren {
                for child in children(of: node).reversed() { open.append((child, false)) }
            }
        }
    }
}
