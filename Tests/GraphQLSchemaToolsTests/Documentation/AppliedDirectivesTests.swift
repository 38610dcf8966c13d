import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

@Suite struct AppliedDirectivesTests {
    @Test func areShownAsTheyAreWritten() throws {
        let sdl = """
            type Query @a(x: [1,  2], s: "<") @b @deprecatedToo { f: Int } directive @a(x: [Int], s: String) on OBJECT
            directive @b on OBJECT directive @deprecatedToo on OBJECT
            """
        let directives = try #require(Schema.build(sdl: sdl).type("Query")?.directives)
        #expect(
            try html(sdl) { AppliedDirectives.write(directives, $0, &$1) }
                == "<p class=\"applied\"><code><a href=\"#@a\">@a</a>(x: [1,  2], s: &quot;&lt;&quot;)</code> "
                + "<code><a href=\"#@b\">@b</a></code> <code><a href=\"#@deprecatedToo\">@deprecatedToo</a></code></p>\n"
        )
    }

    @Test func whatThePageSaysInWordsIsLeftOut() throws {
        let sdl = "type Query { a(i: I): Int @deprecated } input I @oneOf { a: Int }"
        let schema = try Schema.build(sdl: sdl)
        let directives = (schema.type("I")?.directives ?? []) + (schema.type("Query")?.fields[0].directives ?? [])
        #expect(directives.count == 2)
        #expect(try html(sdl) { AppliedDirectives.write(directives, $0, &$1) } == "")
    }
}
