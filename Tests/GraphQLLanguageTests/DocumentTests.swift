import GraphQLLanguage
import Testing

@Suite struct DocumentTests {
    @Test func comparesNames() throws {
        let document = try Document.parse("{ first second first firs }")
        let names = document.fields.map(\.name)
        #expect(document.areEqual(names[0], names[2]))
        #expect(!document.areEqual(names[0], names[1]))
        #expect(!document.areEqual(names[0], names[3]))
        #expect(document.isName(names[1], "second"))
        #expect(!document.isName(names[1], "secon"))
        #expect(!document.isName(names[1], "secons"))
    }

    @Test func tellsNamesOfEqualHashApart() throws {
        // Two different names with the same 32-bit FNV-1a hash.
        let document = try Document.parse("{ costarring liquid }")
        let names = document.fields.map(\.name)
        try #require(names[0].hash == names[1].hash)
        #expect(!document.areEqual(names[0], names[1]))
    }

    @Test func locatesNamesAndRanges() throws {
        let document = try Document.parse("{\r\n  ab: cd }")
        let field = document.fields[0]
        #expect(document.location(of: field.name) == .init(line: 2, column: 7))
        #expect(document.location(of: field.responseName) == .init(line: 2, column: 3))
        #expect(document.location(of: field.range) == .init(line: 2, column: 3))
    }

    @Test func parsesBytesFromOutside() throws {
        let source = try #require(Source(validating: Array("{ é".utf8), name: "upload"))
        #expect(throws: GraphQLError.self) { try Document.parse(source) }
        let checked = Source(uncheckedUTF8: Array("{ a }".utf8))
        #expect(try Document.parse(checked).source === checked)
    }
}
