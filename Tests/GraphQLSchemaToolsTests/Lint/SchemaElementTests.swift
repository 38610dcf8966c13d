import GraphQLLanguage
import Testing

@testable import GraphQLSchemaTools

@Suite struct SchemaElementTests {
    @Test func everyNamedElementIsListedInOrder() throws {
        let document = try Document.parse(
            """
            schema { query: Query }
            "d" type Query { "f" a(x: Int = 1): Int }
            extend type Query { b: Int }
            input I { c: Int } enum E { V } union U = Query scalar S interface N { n: Int }
            directive @d(y: Int) on FIELD
            query Q { a }
            """)
        let elements = SchemaElement.all(in: [document])
        #expect(
            elements.map(\.coordinate.description) == [
                "Query", "Query.a", "Query.a(x:)", "Query", "Query.b", "I", "I.c", "E", "E.V", "U", "S", "N", "N.n",
                "@d",
                "@d(y:)",
            ])
        #expect(elements.filter(\.isTypeDefinition).count == 6)
        #expect(elements.map { document.text($0.name) } == elements.map(\.text))
        #expect(elements[0].start == 24)
        #expect(document.description(elements[1].description) == "f")
        #expect(elements.map { $0.type == nil }[0..<3] == [true, false, false])
        #expect(elements[2].typeName == "Query")
        #expect(elements[14].typeName == nil)
    }

    @Test func elementsKnowTheirDocument() throws {
        let documents = [try Document.parse("scalar A"), try Document.parse("scalar B")]
        #expect(SchemaElement.all(in: documents).map(\.document) == [0, 1])
    }
}
