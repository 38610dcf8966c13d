import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

@Suite struct MemberEntryTests {
    @Test func fieldsShowTypeArgumentsAndDefaults() throws {
        let sdl = "type Query { f(\"Which.\" x: [ID!]! = [1], y: String = \"<\"): Query! }"
        let type = try #require(Schema.build(sdl: sdl).type("Query"))
        let html = try html(sdl) { MemberEntry.write(type.fields[0], of: type, $0, &$1) }
        #expect(
            html == """
                <div class="member" id="Query.f">
                <p class="signature"><code><a href="#Query.f">f</a>(…): <a href="#Query">Query</a>!</code></p>
                <div class="arguments">
                <div class="member" id="Query.f(x:)">
                <p class="signature"><code><a href="#Query.f(x:)">x</a>: [<a href="#ID">ID</a>!]! = <span class="default">[1]</span></code></p>
                <div class="description">
                <p>Which.</p>
                </div>
                </div>
                <div class="member" id="Query.f(y:)">
                <p class="signature"><code><a href="#Query.f(y:)">y</a>: <a href="#String">String</a> = <span class="default">&quot;&lt;&quot;</span></code></p>
                </div>
                </div>
                </div>

                """)
    }

    @Test func deprecatedMembersSayWhy() throws {
        let sdl = "type Query { a: E } enum E { V @deprecated(reason: \"Use `Query`.\") }"
        let type = try #require(Schema.build(sdl: sdl).type("E"))
        let html = try html(sdl) { MemberEntry.write(type.enumValues[0], of: type, $0, &$1) }
        #expect(html.hasPrefix("<div class=\"member deprecated\" id=\"E.V\">"))
        #expect(html.contains("<span class=\"note\">deprecated</span>"))
        #expect(
            html.contains("<div class=\"reason\">") && html.contains("Use <code><a href=\"#Query\">Query</a></code>."))
    }

    @Test func inputFieldsShowTypeAndDefault() throws {
        let sdl = "type Query { a(i: I): Int } input I { f: Int! = 3 }"
        let type = try #require(Schema.build(sdl: sdl).type("I"))
        let html = try html(sdl) { MemberEntry.write(type.inputFields[0], of: type, $0, &$1) }
        #expect(html.contains("<a href=\"#I.f\">f</a>: <a href=\"#Int\">Int</a>! = <span class=\"default\">3</span>"))
    }
}
