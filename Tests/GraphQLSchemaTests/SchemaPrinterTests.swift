import Testing

@testable import GraphQLSchema

@Suite struct SchemaPrinterTests {
    /// Expects a text to be printed as it is.
    private func expectPrinted(_ text: String, at location: SourceLocation = #_sourceLocation) throws {
        #expect(try Schema.build(sdl: text).printed() == text, sourceLocation: location)
    }

    @Test func everyKindOfDefinition() throws {
        try expectPrinted(
            #"""
            """The schema."""
            schema {
              query: Root
              mutation: Mutation
            }

            """A directive."""
            directive @d(
              """A list."""
              a: [Int!] = [1, 2]
              b: I = {a: 1}
            ) repeatable on FIELD | OBJECT

            directive @e(x: Int = 1 @deprecated, y: String) on FIELD_DEFINITION

            """The root."""
            type Root implements F & G {
              a: Int

              """
              Two
                lines
              """
              b(x: Int! = 1, y: String = "s"): [U!]! @deprecated
              c(
                """An argument."""
                x: E = V
                y: I
              ): Int @deprecated(reason: "use \"b\"")
            }

            interface F {
              a: Int
            }

            interface G implements F {
              a: Int
            }

            type Mutation {
              a: Int
            }

            union U = Root | Mutation

            enum E {
              """A value."""
              V
              W @deprecated

              """Another."""
              X
            }

            input I {
              a: Int = 1 @deprecated
            }

            input O @oneOf {
              a: Int
              b: Int
            }

            scalar S @specifiedBy(url: "http://s")
            """#)
    }

    @Test func extensionsAreMerged() throws {
        let schema = try Schema.build(
            sdl: """
                extend type Query { b: Int }
                type Query { a: Int }
                extend enum E { B }
                enum E { A }
                """)
        #expect(schema.printed() == "type Query {\n  a: Int\n  b: Int\n}\n\nenum E {\n  A\n  B\n}")
    }

    @Test func theSchemaOnlyWhereItSaysMoreThanTheDefaults() throws {
        let query = "type Query {\n  a: Int\n}"
        #expect(try Schema.build(sdl: "schema { query: Query }\n" + query).printed() == query)
        try expectPrinted("schema {\n  query: Query\n}\n\n" + query + "\n\ntype Mutation {\n  a: Int\n}")
        try expectPrinted("\"\"\"d\"\"\"\nschema {\n  query: Query\n}\n\n" + query)
    }

    @Test func builtInDefinitionsAreLeftOut() throws {
        let schema = try Schema.build(
            sdl: "scalar ID\ndirective @skip(if: Boolean!) on FIELD\ndirective @defer on FIELD\ntype Query { a: ID }")
        #expect(schema.printed() == "directive @defer on FIELD\n\ntype Query {\n  a: ID\n}")
    }

    @Test func descriptionsThatBlockStringsCannotHold() throws {
        let text = "\"a \\u0007 bell\"\ntype Query {\n  \"  \\n\"\n  a: Int\n}"
        #expect(try Schema.build(sdl: text).printed() == text)
    }

    @Test func printingIsARoundTrip() throws {
        let texts = [
            "\"\" type Query { a: Int }", "\" lead\" type Query { a: Int }", "\"tail\\\\\" type Query { a: Int }",
            "\"has \\\"\\\"\\\" in it\" type Query { \"\"\"a\n\n  b\"\"\" a: Int }",
        ]
        for text in texts {
            let schema = try Schema.build(sdl: text)
            let again = try Schema.build(sdl: schema.printed())
            #expect(again.printed() == schema.printed())
            #expect(again.type("Query")?.description == schema.type("Query")?.description)
            #expect(again.type("Query")?.field("a")?.description == schema.type("Query")?.field("a")?.description)
        }
    }

    @Test func oneType() throws {
        let schema = try Schema.build(sdl: "type Query { a: E }\nenum E { V }")
        #expect(schema.printed(try #require(schema.type("E"))) == "enum E {\n  V\n}")
    }
}
