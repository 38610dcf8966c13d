import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

/// Schemas made to take long: each tool must take time in proportion to their length, or the tests do not end.
@Suite struct HostileSchemaTests {
    private static let schemas: [String: String] = [
        "one long line": (0..<4_000).map { "type t\($0) { A: [Int] @deprecated }" }.joined(separator: " "),
        "one long line beyond ASCII": "\"\(String(repeating: "é", count: 100_000))\" scalar s "
            + (0..<4_000).map { "scalar t\($0) " }.joined(),
        "locations": "directive @a on " + String(repeating: "FIELD | ", count: 30_000) + "QUERY",
        "defaults that double": (0..<60).map { "input I\($0) { f: I\($0 + 1) = {} g: I\($0 + 1) = {} }" }.joined()
            + "input I60 { x: Int = 1 } type T { f(x: I0 = {}): Int }",
        "comments": String(repeating: "# lint-disable-next-line nope\n", count: 10_000) + "scalar s",
        "a large union": "union U = " + (0..<2_000).map { "T\($0)" }.joined(separator: " | ")
            + (0..<2_000).map { " type T\($0) { u: U }" }.joined(),
        "marks": "\"\(String(repeating: "[a](h*`", count: 10_000))\" scalar S",
    ]

    @Test(arguments: schemas.keys.sorted())
    func takeNoLongerThanTheirLength(name: String) throws {
        let sdl = "type Query { a: Int } " + (Self.schemas[name] ?? "")
        let document = try Document.parse(Source(sdl))
        let schema = try Schema.build([document])
        #expect(SchemaDiff.changes(from: schema, to: schema) == [])
        let smaller = try Schema.build(sdl: "type Query { a: Int } type T { f(x: Int): Int } directive @a on OBJECT")
        #expect(!SchemaDiff.changes(from: schema, to: smaller).isEmpty)
        #expect(!Linter().lint([document], schema: schema).isEmpty)
        #expect(SchemaDocumentation.page(of: schema, title: name).count > 1_000)
    }
}
