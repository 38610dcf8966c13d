import Testing

@testable import GraphQLSchema

@Suite struct RootTypesTests {
    @Test func defaultNames() throws {
        let schema = try Schema.build(sdl: "type Query { a: Int }\ntype Subscription { a: Int }")
        #expect(schema.rootType(.query)?.name == "Query")
        #expect(schema.rootType(.mutation) == nil)
        #expect(schema.rootType(.subscription)?.name == "Subscription")
    }

    @Test func aSchemaDefinitionSetsTheDefaultNamesAside() throws {
        let schema = try Schema.build(
            sdl: "schema { query: Q }\ntype Q { a: Int }\ntype Query { a: Int }\ntype Mutation { a: Int }")
        #expect(schema.rootType(.query)?.name == "Q")
        #expect(schema.rootType(.mutation) == nil)
    }

    @Test func anExtensionAddsToTheDefaultNames() throws {
        let schema = try Schema.build(sdl: "extend schema { mutation: M }\ntype Query { a: Int }\ntype M { a: Int }")
        #expect(schema.rootType(.query)?.name == "Query")
        #expect(schema.rootType(.mutation)?.name == "M")
    }
}
