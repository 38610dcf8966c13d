import GraphQLLanguage
import Testing

@Suite struct SyntaxNodeTests {
    /// Counts the nodes that can be reached from the definitions.
    private struct Counter: DocumentVisitor {
        var seen: [SyntaxNode: Int] = [:]

        mutating func enter(_ node: SyntaxNode, in document: Document) -> VisitDecision {
            seen[node, default: 0] += 1
            return .visitChildren
        }
    }

    @Test(arguments: [KitchenSink.executable, KitchenSink.typeSystem])
    func everyNodeIsTheChildOfExactlyOne(_ text: String) throws {
        let document = try Document.parse(text)
        var counter = Counter()
        document.visit(&counter)
        #expect(counter.seen.values.allSatisfy { $0 == 1 })
        let arrays: [Int] = [
            document.operations.count, document.fragments.count, document.variableDefinitions.count,
            document.selectionSets.count, document.fields.count, document.fragmentSpreads.count,
            document.inlineFragments.count, document.arguments.count, document.directives.count,
            document.values.count, document.objectFields.count, document.schemaDefinitions.count,
            document.operationTypes.count, document.typeDefinitions.count, document.fieldDefinitions.count,
            document.inputValueDefinitions.count, document.enumValueDefinitions.count,
            document.directiveDefinitions.count,
        ]
        #expect(counter.seen.count == arrays.reduce(0, +))
    }

    @Test func listsTheChildrenOfEachKind() throws {
        let document = try Document.parse(#""d" type T @a { "e" f("g" h: Int = 1 @i): Int @j }"#)
        #expect(document.children(of: .typeDefinition(0)) == [.value(0), .directive(0), .fieldDefinition(0)])
        #expect(
            document.children(of: .fieldDefinition(0)) == [.value(1), .inputValueDefinition(0), .directive(2)])
        #expect(document.children(of: .inputValueDefinition(0)) == [.value(2), .value(3), .directive(1)])
        #expect(document.children(of: .value(0)) == [])
    }
}
