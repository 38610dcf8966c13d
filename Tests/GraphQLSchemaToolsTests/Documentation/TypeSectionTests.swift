import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

@Suite struct TypeSectionTests {
    private func section(_ name: String, _ sdl: String) throws -> String {
        let type = try #require(Schema.build(sdl: sdl).type(name))
        return try html(sdl) { TypeSection.write(type, $0, &$1) }
    }

    @Test func relationsAreLinks() throws {
        let sdl = """
            type Query { a: A n: N u: U s: S } type A implements N & M { x: Int } type B implements N { x: Int }
            interface N { x: Int } interface M { x: Int } union U = A | B scalar S @specifiedBy(url: "https://s")
            """
        #expect(
            try section("A", sdl).contains(
                "<p class=\"relation\">Implements <code><a href=\"#N\">N</a></code>, <code><a href=\"#M\">M</a></code></p>"
            ))
        #expect(
            try section("N", sdl).contains(
                "Implemented by <code><a href=\"#A\">A</a></code>, <code><a href=\"#B\">B</a>"))
        #expect(
            try section("U", sdl).contains(
                "One of <code><a href=\"#A\">A</a></code>, <code><a href=\"#B\">B</a></code>"))
        #expect(
            try section("S", sdl).contains(
                "Specified by <a rel=\"noopener noreferrer\" href=\"https://s\">https://s</a>"))
        #expect(
            try section("A", sdl).contains(
                "Used by <span class=\"count\">2</span></summary>\n<ul>\n<li><code><a href=\"#Query.a\">Query.a</a></code></li>\n"
                    + "<li><code><a href=\"#U\">U</a></code></li>"))
        #expect(!(try section("Int", sdl).contains("Used by")))
    }

    @Test func membersOfEveryKind() throws {
        let sdl = "type Query { f(i: I): E } input I @oneOf { g: Int } enum E { V }"
        #expect(try section("Query", sdl).contains("id=\"Query.f(i:)\""))
        #expect(try section("I", sdl).contains("id=\"I.g\""))
        #expect(try section("I", sdl).contains("exactly one field"))
        #expect(try section("E", sdl).contains("id=\"E.V\""))
        #expect(try section("Int", sdl).contains("built in"))
    }
}
