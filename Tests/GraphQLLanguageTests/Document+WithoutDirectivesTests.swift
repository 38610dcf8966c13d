import GraphQLLanguage
import Testing

@Suite struct DocumentWithoutDirectivesTests {
    @Test func everythingElseStaysAtItsPlace() throws {
        let document = try Document.parse(
            """
            type Query {
              a: Int @gone(text: \"\"\"
                lines, é
                \"\"\") @kept
              b: Int @gone
            }
            """)
        let rest = try document.withoutDirectives(["gone"])
        #expect(rest.printed() == "type Query {\n  a: Int @kept\n  b: Int\n}")
        #expect(
            rest.fieldDefinitions.map { rest.location(of: $0.name) }
                == document.fieldDefinitions.map { document.location(of: $0.name) })
    }

    @Test func anExtensionOfNothingElseGoesToo() throws {
        let document = try Document.parse(
            "extend type A @gone extend type B @gone @kept extend type C @gone { c: Int } query Q @gone { a }")
        #expect(
            try document.withoutDirectives(["gone"]).printed()
                == "extend type B @kept\n\nextend type C {\n  c: Int\n}\n\nquery Q {\n  a\n}")
    }

    @Test func aDocumentWithoutThemIsTheSame() throws {
        let document = try Document.parse("query Q @kept { a }")
        #expect(try document.withoutDirectives(["gone"]) === document)
    }
}
