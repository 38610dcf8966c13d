import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

@Suite struct DirectiveSectionTests {
    @Test func saysWhereItMayStandAndWhatItTakes() throws {
        let sdl = "type Query { a: Int } \"Says it.\" directive @d(x: Int = 1) repeatable on FIELD | QUERY"
        let directive = try #require(Schema.build(sdl: sdl).directive("d"))
        let html = try html(sdl) { DirectiveSection.write(directive, $0, &$1) }
        #expect(html.hasPrefix("<article class=\"type\" id=\"@d\">"))
        #expect(html.contains("<span class=\"note\">repeatable</span>"))
        #expect(html.contains("<p>Says it.</p>"))
        #expect(html.contains("On <code>FIELD, QUERY</code>"))
        #expect(html.contains("id=\"@d(x:)\""))
    }
}
