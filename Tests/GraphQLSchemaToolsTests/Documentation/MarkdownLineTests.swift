import Testing

@testable import GraphQLSchemaTools

@Suite struct MarkdownLineTests {
    private func line(_ text: String) throws -> String {
        try html("type Query { user(id: ID): Int }") { MarkdownLine.write(text, $0, &$1) }
    }

    @Test(arguments: [
        ("a `b<c` d", "a <code>b&lt;c</code> d"), ("``a`b``", "<code>a`b</code>"), ("a ` b", "a ` b"), ("``", "``"),
        ("**a** *b* ** c", "<strong>a</strong> <em>b</em> ** c"), ("2 * 3 * 4", "2 * 3 * 4"), ("*", "*"),
        ("a_b_c", "a_b_c"),
        (
            "`Query.user` `Query.user(id:)` `Query` `nope`",
            "<code><a href=\"#Query.user\">Query.user</a></code> <code>Query.user(id:)</code> "
                + "<code><a href=\"#Query\">Query</a></code> <code>nope</code>"
        ),
        ("[a](https://b/c)", "<a rel=\"noopener noreferrer\" href=\"https://b/c\">a</a>"),
        (
            "[a](b) [a] (c) [](https://d) [a](https://e f)",
            "[a](b) [a] (c) [](<a rel=\"noopener noreferrer\" href=\"https://d\">https://d</a>) "
                + "[a](<a rel=\"noopener noreferrer\" href=\"https://e\">https://e</a> f)"
        ),
        ("see https://a.b/c.", "see <a rel=\"noopener noreferrer\" href=\"https://a.b/c\">https://a.b/c</a>."),
        ("xhttps://a http:// h", "xhttps://a http:// h"), ("<b>", "&lt;b&gt;"), ("é😀", "é😀"),
    ])
    func spans(text: String, html: String) throws {
        #expect(try line(text) == html)
    }

    @Test(arguments: ["*", "`", "``` ", "[", "[a](", "h", "http://", "**a", "* a", "[a](b[", "https://.:", "h:"])
    func hostileTextsAreTextInTheEnd(part: String) throws {
        let text = String(repeating: part, count: 20_000)
        let page = try line(text)
        #expect(page.utf8.count >= text.utf8.count / 2)
    }
}
