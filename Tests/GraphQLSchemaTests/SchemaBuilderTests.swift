import GraphQLJSON
import GraphQLLanguage
import Testing

@testable import GraphQLSchema

@Suite struct SchemaBuilderTests {
    @Test func severalDocumentsMakeOneSchema() throws {
        let texts = [
            "extend type Query { b: B! }\nextend union U = B\nextend enum E { Y }",
            "type Query implements F { a(x: I): [U] id: ID }\ninterface F { id: ID }\nenum E { X }\ninput I { i: E }",
            "union U = A\ntype A { a: Int }\ntype B { b: Int }\nextend input I { j: Int = 1 }\nextend interface F @d\n"
                + "directive @d on INTERFACE",
        ]
        let schema = try Schema.build(try texts.map { try Document.parse($0) })
        let query = try #require(schema.rootType(.query))
        #expect(query.fields.map(\.name) == ["a", "id", "b"])
        #expect(query.fields.map(\.index) == [0, 1, 2])
        #expect(query.fields.map { schema.text($0.type) } == ["[U]", "ID", "B!"])
        #expect(schema.type("U")?.possibleTypes.map { schema[$0].name } == ["A", "B"])
        #expect(schema.type("E")?.enumValues.map(\.name) == ["X", "Y"])
        #expect(schema.type("I")?.inputFields.map(\.name) == ["i", "j"])
        #expect(schema.type("F")?.directives.map(\.name) == ["d"])
        #expect(schema.type("F")?.possibleTypes.map { schema[$0].name } == ["Query"])
    }

    @Test func mistakesNameTheirFiles() throws {
        let documents = [
            try Document.parse(Source("type Query { a: Int }\ntype A { a: Int }", name: "a.graphql")),
            try Document.parse(Source("\n\ntype A { b: Int }", name: "b.graphql")),
        ]
        let error = #expect(throws: SchemaErrors.self) { try Schema.build(documents) }
        let origins = try #require(error?.diagnostics.first).origins
        #expect(origins.map(\.source.name) == ["a.graphql", "b.graphql"])
        #expect(origins.map(\.location.line) == [2, 3])
    }

    @Test func executableDefinitionsAreIgnored() throws {
        let text = "type Query { a: Int }\nquery Q { a }\n{ a }\nfragment F on Query { a }"
        #expect(try schemaErrors(text) == [])
    }

    @Test func aSyntaxErrorIsOneDiagnostic() throws {
        let error = #expect(throws: SchemaErrors.self) { try Schema.build(sdl: "type Query {\r\n  \u{e9}: Int }") }
        let errors = try #require(error).graphQLErrors
        #expect(errors.count == 1)
        #expect(errors[0].message.hasPrefix("Syntax Error: "))
        #expect(errors[0].locations.map { [$0.line, $0.column] } == [[2, 3]])
    }

    @Test func orderOfTypes() throws {
        let schema = try Schema.build(sdl: "type Query { a: ID }\nscalar ID\nscalar S")
        #expect(
            schema.types.prefix(7).map(\.name) == ["Query", "ID", "S", "Int", "Float", "String", "Boolean"])
        #expect(schema.types.map(\.id.index) == Array(schema.types.indices))
        #expect(schema.type("ID")?.builtInScalar == .id)
        #expect(schema[schema.scalar(.float)].name == "Float")
    }

    @Test func theChecksCanBeSkipped() throws {
        let text =
            "interface A implements B { a(x: Int = \"no\"): C }\ninterface B implements A { a: Int }\ninput C { c: C! }"
        let schema = try Schema.build(sdl: text, options: SchemaBuildOptions(checksTypeSystem: false))
        #expect(schema.queryType == nil)
        let argument = try #require(schema.type("A")?.field("a")?.argument("x"))
        #expect(argument.defaultLiteral == "\"no\"")
        #expect(argument.defaultValue == nil)
    }

    @Test func deprecation() throws {
        let schema = try Schema.build(
            sdl: """
                type Query { a: Int @deprecated b(x: Int @deprecated(reason: "no x")): E c: Int }
                enum E { V @deprecated(reason: \"\"\"gone\"\"\") }
                """)
        let query = try #require(schema.rootType(.query))
        #expect(query.fields.map(\.deprecationReason) == ["No longer supported", nil, nil])
        #expect(query.field("b")?.argument("x")?.deprecationReason == "no x")
        #expect(schema.type("E")?.enumValues[0].deprecationReason == "gone")
        #expect(query.field("a")?.directive("deprecated")?.arguments == ["reason": "No longer supported"])
    }

    @Test func descriptionsAndAttributes() throws {
        let schema = try Schema.build(
            sdl: """
                "the schema" schema @s(n: 1) { query: Root }
                directive @s(n: Float, e: E! = V) on SCHEMA
                "an enum" enum E { "a value" V }
                "the root" type Root { "a field" a("an argument" x: In): S }
                scalar S
                extend scalar S @specifiedBy(url: "http://s")
                input In @oneOf { "an input field" i: Int }
                """)
        #expect(schema.description == "the schema")
        #expect(schema.schemaDirectives.map(\.arguments) == [["n": 1, "e": "V"]])
        #expect(schema.rootType(.query)?.description == "the root")
        #expect(schema.type("Root")?.field("a")?.description == "a field")
        #expect(schema.type("Root")?.field("a")?.argument("x")?.description == "an argument")
        #expect(schema.type("E")?.enumValues[0].description == "a value")
        #expect(schema.type("In")?.inputFields[0].description == "an input field")
        #expect(schema.type("In")?.isOneOf == true)
        #expect(schema.type("S")?.specifiedByURL == "http://s")
    }
}
