import Testing

@testable import GraphQLSchemaTools

@Suite struct MarkdownTests {
    @Test(
        arguments: [
            ("one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>"),
            ("# Head\ntext", "<p><strong>Head</strong></p>\n<p>text</p>"),
            ("- a\n- b\n  more\n\n1. c", "<ul>\n<li>a</li>\n<li>b\nmore</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>"),
            ("```graphql\n<a>\n\n  b\n```\nc", "<pre><code>&lt;a&gt;\n\n  b</code></pre>\n<p>c</p>"),
        ])
    func blocks(text: String, html: String) throws {
        #expect(try markdown(text) == html)
    }

    @Test(arguments: [nil, "", " \n\t\n "])
    func nothingIsNothing(text: String?) throws {
        #expect(try html("type Query { a: Int }") { Markdown.write(text, $0, &$1) } == "")
    }

    @Test(arguments: [
        ("https://a.b/c?d=e&f", true), ("HTTP://a", true), ("ftp://a", false), ("javascript:https://", false),
        ("https://a b", false), ("https://a\nb", false), ("https:/a", false), ("", false),
    ])
    func webAddresses(url: String, isOne: Bool) {
        #expect(Markdown.isWebAddress(url) == isOne)
    }
}
