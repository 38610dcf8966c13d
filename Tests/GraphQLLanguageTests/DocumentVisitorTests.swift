import GraphQLLanguage
import Testing

@Suite struct DocumentVisitorTests {
    /// Notes what it is shown, and decides by the node.
    private struct Recorder: DocumentVisitor {
        var events: [String] = []
        var decide: (SyntaxNode) -> VisitDecision = { _ in .visitChildren }

        mutating func enter(_ node: SyntaxNode, in document: Document) -> VisitDecision {
            events.append("+\(node)")
            return decide(node)
        }

        mutating func leave(_ node: SyntaxNode, in document: Document) { events.append("-\(node)") }
    }

    private func events(
        _ text: String, _ decide: @escaping (SyntaxNode) -> VisitDecision = { _ in .visitChildren }
    ) throws -> [String] {
        var recorder = Recorder(decide: decide)
        try Document.parse(text).visit(&recorder)
        return recorder.events
    }

    @Test func entersAndLeavesInSourceOrder() throws {
        #expect(
            try events("{ a(b: 1) @c d }") == [
                "+operation(0)", "+selectionSet(0)", "+field(0)", "+argument(0)", "+value(0)", "-value(0)",
                "-argument(0)", "+directive(0)", "-directive(0)", "-field(0)", "+field(1)", "-field(1)",
                "-selectionSet(0)", "-operation(0)",
            ])
    }

    @Test func skipsChildren() throws {
        let events = try events("{ a { b } c }") { $0 == .field(0) ? .skipChildren : .visitChildren }
        #expect(
            events == [
                "+operation(0)", "+selectionSet(1)", "+field(0)", "-field(0)", "+field(2)", "-field(2)",
                "-selectionSet(1)", "-operation(0)",
            ])
    }

    @Test func stops() throws {
        let events = try events("{ a b } { c }") { $0 == .field(1) ? .stop : .visitChildren }
        #expect(events == ["+operation(0)", "+selectionSet(0)", "+field(0)", "-field(0)", "+field(1)"])
    }
}
