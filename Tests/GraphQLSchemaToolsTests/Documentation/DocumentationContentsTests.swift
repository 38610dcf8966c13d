import Testing

@testable import GraphQLSchemaTools

@Suite struct DocumentationContentsTests {
    @Test func everyTypeAndDirectiveIsListedWithTheirNumber() throws {
        let html = try html("type Query { a: A } type A { b: Query } directive @d on FIELD") {
            DocumentationContents.write($0, title: "<T>", &$1)
        }
        #expect(html.contains("<a href=\"#content\">&lt;T&gt;</a>"))
        #expect(
            html.contains(
                "<summary>Objects <span class=\"count\">1</span></summary>\n<ul>\n<li><a href=\"#A\">A</a></li>\n</ul>")
        )
        #expect(html.contains("<li><a href=\"#@d\">@d</a></li>"))
        // Without the script there is nothing to search with.
        #expect(html.contains("<input id=\"-search\"") && html.contains("spellcheck=\"false\" hidden>"))
    }
}
