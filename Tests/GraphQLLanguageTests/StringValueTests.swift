import GraphQLLanguage
import Testing

@Suite struct StringValueTests {
    private let document = try? Document.parse(
        #"{ a(b: "x\"\u00E9y", c: "plain", d: """ block """, e: RED, f: [1, 2]) }"#)

    @Test func givesTheValueOfStringsAndTheTextOfOthers() throws {
        let document = try #require(document)
        let values = document.arguments.map { document.string(document.values[$0.value]) }
        #expect(values == ["x\"éy", "plain", " block ", "RED", "[1, 2]"])
    }

    @Test func givesDescriptions() throws {
        let document = try #require(document)
        #expect(document.description(nil) == nil)
        #expect(document.description(document.arguments[1].value) == "plain")
    }
}
