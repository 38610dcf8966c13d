import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

@Suite struct TypeLinkTests {
    @Test(arguments: [
        ("Int", "<a href=\"#Int\">Int</a>"), ("[[Int!]]!", "[[<a href=\"#Int\">Int</a>!]]!"),
        ("[Query]", "[<a href=\"#Query\">Query</a>]"), ("__Type!", "__Type!"),
    ])
    func theNamedTypeIsALink(type: String, html expected: String) throws {
        let sdl = "type Query { a: \(type) }"
        let reference = try #require(Schema.build(sdl: sdl).type("Query")?.fields[0].type)
        #expect(try html(sdl) { TypeLink.write(reference, $0, &$1) } == expected)
    }
}
