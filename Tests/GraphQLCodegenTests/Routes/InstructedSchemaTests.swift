import GraphQLCodegen
import GraphQLLanguage
import Testing

@Suite struct InstructedSchemaTests {
    @Test func instructionsAreNotServed() throws {
        let document = try Document.parse(
            #"type Query { a: Int @rest(path: "/a") @cost(weight: "2") } extend type Query @cacheControl(maxAge: 1)"#)
        let schema = try InstructedSchema.build([document]).schema
        #expect(schema.type("RESTMethod") == nil)
        #expect(schema.type("Query")?.field("a")?.directives.map(\.name) == ["cost"])
    }

    @Test func aSchemaMayUseOurNamesForItself() throws {
        let document = try Document.parse(
            "directive @rest(verb: String) on FIELD_DEFINITION enum CacheControlScope { A } "
                + #"type Query { a: CacheControlScope @rest(verb: "GET") }"#)
        let schema = try InstructedSchema.build([document]).schema
        #expect(schema.directive("rest") != nil)
        #expect(schema.type("CacheControlScope")?.enumValues.map(\.name) == ["A"])
        #expect(schema.type("RESTMethod") == nil)
    }
}
