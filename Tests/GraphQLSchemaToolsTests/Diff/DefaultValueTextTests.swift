import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

@Suite struct DefaultValueTextTests {
    @Test(arguments: [
        ("Int = 1", "1"), ("Float = 1", "1"), ("Float = 1.50", "1.5"), ("Float = 1e3", "1000"),
        ("String = \"a\\\"b\"", "\"a\\\"b\""), ("ID = \"7\"", "7"), ("ID = \"07\"", "\"07\""), ("ID = \"-0\"", "-0"),
        ("ID = \"x\"", "\"x\""), ("Boolean = true", "true"), ("E = A", "A"), ("[E] = A", "[A]"),
        ("[Int] = null", "null"),
        ("I = {}", "{a1: 1, a2: null, a10: [B]}"), ("I = {a2: 3, a1: 2}", "{a1: 2, a2: 3, a10: [B]}"),
        ("S = RED", "\"RED\""), ("S = 1.0", "1"), ("S = {b: [1], a: \"x\"}", "{a: \"x\", b: [1]}"),
    ])
    func isCanonical(argument: String, text: String) throws {
        let schema = try Schema.build(
            sdl: """
                type Query { f(x: \(argument)): Int } enum E { A B } scalar S
                input I { a10: [E] = B a2: Int = null a1: Int = 1 n: Int }
                """)
        let input = try #require(schema.type("Query")?.field("f")?.argument("x"))
        #expect(DefaultValueText(schema: schema).text(input) == text)
    }

    @Test func noDefaultIsNoText() throws {
        let schema = try Schema.build(sdl: "type Query { f(x: Int): Int }")
        let input = try #require(schema.type("Query")?.field("f")?.argument("x"))
        #expect(DefaultValueText(schema: schema).text(input) == nil)
    }

    @Test func defaultsWithoutMeasureAreCut() throws {
        let types = (0..<60).map { "input I\($0) { f: I\($0 + 1) = {} g: I\($0 + 1) = {} }" }.joined(separator: " ")
        let schema = try Schema.build(sdl: "type Query { f(x: I0 = {}): Int } input I60 { x: Int = 1 } \(types)")
        let input = try #require(schema.type("Query")?.field("f")?.argument("x"))
        let text = try #require(DefaultValueText(schema: schema).text(input))
        #expect(text.hasSuffix("… ({})"))
        #expect(text.utf8.count < 20_000)
    }
}
