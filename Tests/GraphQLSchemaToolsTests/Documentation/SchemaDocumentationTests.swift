import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

@Suite struct SchemaDocumentationTests {
    private func page(_ sdl: String, title: String = "Title") throws -> String {
        String(decoding: SchemaDocumentation.page(of: try Schema.build(sdl: sdl), title: title), as: UTF8.self)
    }

    @Test func everyElementHasItsCoordinateAsAnchorOnce() throws {
        let page = try page(
            """
            type Query { a(x: Int, i: I): E } enum E { V } input I { f: S } scalar S union U = Query
            interface N { n: ID } directive @d(y: Int) on FIELD
            """)
        for coordinate in [
            "Query", "Query.a", "Query.a(x:)", "E", "E.V", "I", "I.f", "S", "U", "N", "N.n", "@d", "@d(y:)", "Int",
        ] {
            #expect(page.ranges(of: " id=\"\(coordinate)\"").count == 1, "\(coordinate)")
        }
    }

    @Test func everyLinkWithinThePageLeadsSomewhere() throws {
        let page = try page(
            """
            "See `E.V`, `Query.a`, `Nothing` and `Query.a(x:)`."
            type Query { a(x: Int): E t: __Type } enum E { V @deprecated } directive @d(e: E) on OBJECT
            """)
        let links = Set(page.matches(of: #/href="#([^"]*)"/#).map { String($0.1) })
        #expect(links.count > 8)
        for link in links { #expect(page.contains(" id=\"\(link)\""), "\(link)") }
    }

    @Test func nothingThatASchemaSaysBecomesMarkup() throws {
        let hostile =
            "<script>alert(1)</script><img src=x onerror=alert(1)>' \\\" & `<b>` **<i>** [<u>](https://a/<s>) ```<hr>"
        let page = try page(
            """
            "\(hostile)" schema { query: Query }
            "\(hostile)" type Query @d(s: "\(hostile)") {
              "\(hostile)" a("\(hostile)" x: String = "\(hostile)"): S @deprecated(reason: "\(hostile)")
            }
            "\(hostile)" scalar S @specifiedBy(url: "\(hostile)")
            "\(hostile)" directive @d("\(hostile)" s: String = "\(hostile)") on OBJECT
            """, title: "</title>" + hostile.replacing("\\\"", with: "\""))
        for tag in ["script>a", "img", "i>", "u>", "s>", "hr", "b>", "/title><"] {
            #expect(!page.contains("<\(tag)"), "\(tag)")
        }
        #expect(page.ranges(of: "<script").count == 1)
        #expect(!page.contains("onerror=alert(1)>"))
    }

    @Test(arguments: [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", " https://a", "//a", "https://a\\tb",
        "httpx://a",
    ])
    func onlyAddressesOfTheWebAreLinks(url: String) throws {
        let page = try page(
            "\"[x](\(url)) \(url)\" type Query { a: S } scalar S @specifiedBy(url: \"\(url)\")")
        #expect(!page.lowercased().contains("href=\"javascript"))
        #expect(!page.contains("href=\"data"))
        #expect(!page.contains("href=\"//"))
        #expect(!page.contains("href=\" "))
        #expect(!page.contains("href=\"httpx"))
        #expect(!page.contains("\tb\""))
    }

    @Test func thePageLoadsNothing() throws {
        let page = try page("type Query { a: Int }")
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
        #expect(page.hasSuffix("</script>\n</body>\n</html>\n"))
        #expect(page.contains("default-src 'none'"))
        for word in [" src=", "<link", "url(", "@import", "fetch("] { #expect(!page.contains(word), "\(word)") }
        #expect(page.contains("prefers-color-scheme: dark"))
    }
}
