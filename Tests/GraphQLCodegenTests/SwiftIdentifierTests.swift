import Testing

@testable import GraphQLCodegen

@Suite struct SwiftIdentifierTests {
    @Test(arguments: [
        ("IN_PROGRESS", "inProgress"), ("DONE", "done"), ("PascalCase", "pascalCase"), ("camelCase", "camelCase"),
        ("HTTPServer", "httpServer"), ("HTTP", "http"), ("HTTP_2", "http2"), ("snake_case", "snakeCase"),
        ("_LEADING", "_leading"), ("A", "a"), ("a_B_c", "aBC"), ("URLs", "urLs"), ("ID", "id"), ("__", "__"),
        ("TRAILING_", "trailing"), ("X1_Y2", "x1Y2"),
    ])
    func casesAreLowerCamel(_ name: String, _ expected: String) {
        #expect(SwiftIdentifier.lowerCamel(name) == expected)
    }

    @Test(arguments: [
        ("AI", "AI"), ("people", "People"), ("reserved-words", "ReservedWords"), ("a.b c", "ABC"), ("-", ""),
    ])
    func fileNamesAreUpperCamel(_ text: String, _ expected: String) {
        #expect(SwiftIdentifier.upperCamel(text) == expected)
    }

    @Test func reservedWordsAreEscapedWhereTheyAreReserved() {
        #expect(SwiftIdentifier.escaped("class") == "`class`")
        #expect(SwiftIdentifier.escaped("title") == "title")
        #expect(SwiftIdentifier.label("class") == "class")
        #expect(SwiftIdentifier.label("inout") == "`inout`")
    }

    @Test func namesThatSwiftCannotHave() {
        #expect(SwiftIdentifier.isImpossible("_"))
        #expect(!SwiftIdentifier.isImpossible("_a"))
        #expect(!SwiftIdentifier.isPlain("1a"))
        #expect(!SwiftIdentifier.isPlain(""))
        #expect(!SwiftIdentifier.isPlain("a-b"))
        #expect(SwiftIdentifier.isPlain("a_1"))
    }
}
