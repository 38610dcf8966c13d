import GraphQLLanguage
import Testing

@Suite struct PrinterTypeSystemTests {
    @Test(arguments: [
        "schema {\n  query: Q\n  mutation: M\n  subscription: S\n}",
        "\"d\"\nschema @a(b: 1) {\n  query: Q\n}",
        "extend schema @a",
        "extend schema {\n  query: Q\n}",
        "scalar S @a @b",
        "extend scalar S @a",
        "type T",
        "type T implements A & B @a {\n  f: Int\n  g(a: Int = 1 @b, c: [T]): [T!]! @d(e: \"x\")\n}",
        "extend type T implements A",
        "extend type T @a {\n  f: Int\n}",
        "interface I implements A & B {\n  f: Int\n}",
        "extend interface I @a",
        "union U",
        "union U @a = A | B",
        "extend union U = A",
        "enum E {\n  \"a\"\n  A @b\n  B\n}",
        "extend enum E @a {\n  C\n}",
        "input I @oneOf {\n  \"a\"\n  a: Int = 1 @b\n  c: T = {d: [1]}\n}",
        "extend input I {\n  a: Int\n}",
        "directive @d on FIELD",
        "directive @d(a: Int = 1, b: [T!]) repeatable on FIELD | QUERY",
        "type T {\n  \"f\"\n  f(\n    \"a\"\n    a: Int\n    b: Int\n  ): Int\n}",
        "directive @d(\n  \"a\"\n  a: Int\n) on FIELD",
        "\"\"\"\na\n  b\n\"\"\"\ntype T {\n  \"\"\"\n  c\n    d\n  \"\"\"\n  f: Int\n}",
        "type T {\n  f(\n    a: Int = \"\"\"\n    x\n    y\n    \"\"\"\n    b: Int\n  ): Int\n}",
        "\"\"\ntype T",
        "\"\"\"\"\"\"\ntype T",
    ])
    func printsInTheReferenceForm(_ text: String) throws {
        #expect(try Document.parse(text).printed() == text)
    }

    @Test func normalizesDelimiters() throws {
        #expect(try Document.parse("union U=|A|B").printed() == "union U = A | B")
        #expect(try Document.parse("type T implements&A&B").printed() == "type T implements A & B")
        #expect(try Document.parse("directive@d on|FIELD|QUERY").printed() == "directive @d on FIELD | QUERY")
    }
}
