import GraphQLLanguage
import Testing

@testable import GraphQLSchemaTools

@Suite struct HTMLWriterTests {
    @Test func textIsEscaped() {
        var html = HTMLWriter()
        html.text("a<b>&\"c'\n\té😀\u{0}\u{1B}\u{7F}")
        #expect(
            String(decoding: html.bytes, as: UTF8.self)
                == "a&lt;b&gt;&amp;&quot;c&#39;\n\té😀\u{FFFD}\u{FFFD}\u{FFFD}")
    }

    @Test func markupAndAnchors() {
        var html = HTMLWriter()
        html.markup("<p")
        html.id(.argument(type: "T", field: "f", name: "a"))
        html.markup(">")
        html.link(.member(type: "T", name: "f"), "<f>")
        html.text(SchemaCoordinate.directive("d"))
        html.resource(Array("<i>".utf8))
        #expect(
            String(decoding: html.bytes, as: UTF8.self) == "<p id=\"T.f(a:)\"><a href=\"#T.f\">&lt;f&gt;</a>@d<i>")
    }
}
