import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLExecution

@Suite struct SuspensionTests {
    private let sdl = """
        type Query { a: A n: N }
        interface N { s: Int }
        type A implements N { s: Int r(x: Int): Int a: A n: N }
        type B implements N { s: Int b: B }
        """

    /// Whether the first field of the document, one of `A`, waits for something.
    private func suspends(_ text: String) throws -> Bool {
        let schema = try Schema.build(sdl: sdl)
        let document = try Document.parse(Source("fragment F on A \(text) fragment Q on Query { __typename }"))
        var suspension = Suspension(
            schema: schema, document: document, fragments: FragmentIndex(document),
            isStored: { schema.resolution(of: $0, on: $1) == .stored })
        guard case .field(let first) = document.selections[document.selectionSets[document.fragments[0].selectionSet].selections.startIndex]
        else { return false }
        return suspension.suspends(first, on: try #require(schema.type("A")))
    }

    @Test func aResolverSuspends() throws {
        #expect(try suspends("{ r }"))
        #expect(try !suspends("{ s }"))
        #expect(try !suspends("{ __typename }"))
    }

    @Test func soDoesWhatHasOneBelow() throws {
        #expect(try suspends("{ a { a { r } } }"))
        #expect(try suspends("{ a { ... { r } } }"))
        #expect(try suspends("{ a { ...G } } fragment G on A { r }"))
        #expect(try !suspends("{ a { a { s } ...G } } fragment G on A { s }"))
    }

    @Test func anAbstractTypeSuspendsWhenAPossibleTypeDoes() throws {
        #expect(try suspends("{ n { ... on A { r } } }"))
        #expect(try !suspends("{ n { s ... on B { b { s } } } }"))
    }

    @Test func fragmentsInACircleEnd() throws {
        #expect(try !suspends("{ a { ...G } } fragment G on A { a { ...G } }"))
    }
}
