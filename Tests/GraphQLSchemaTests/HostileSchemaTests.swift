import Testing

@testable import GraphQLSchema

/// Schemas that would overflow a stack or take time in the square of their size.
@Suite struct HostileSchemaTests {
    private let query = "type Query { a: Int }\n"

    @Test func inputCycleOfTenThousandTypes() throws {
        let ring = (0..<10_000).map { "input I\($0) { f: I\(($0 + 1) % 10_000)! }\n" }.joined()
        let found = try schemaErrors(query + ring)
        #expect(found.count == 1)
        #expect(found.first?.locations.count == 10_000)
    }

    @Test func deepInterfaceChain() throws {
        let chain = (0..<10_000).map { number in
            "interface I\(number) \(number > 0 ? "implements I\(number - 1)" : "") { a: Int }\n"
        }
        #expect(try schemaErrors(query + chain.joined()).count == 9_998)
    }

    @Test func hugeUnion() throws {
        let types = (0..<10_000).map { "type T\($0) { u: U }\n" }.joined()
        let members = (0..<10_000).map { "T\($0)" }.joined(separator: " | ")
        let schema = try Schema.build(sdl: query + types + "union U = " + members)
        #expect(schema.type("U")?.possibleTypes.count == 10_000)
    }

    @Test func oneMemberManyTimes() throws {
        let members = Array(repeating: "Query", count: 50_000).joined(separator: "|")
        let found = try schemaErrors(query + "union U = " + members)
        #expect(!found.isEmpty)
        #expect(found.reduce(0) { $0 + $1.locations.count } <= 2 * DiagnosticReport.maxOrigins)
    }

    @Test func manyMistakesAreCutOff() throws {
        let fields = (0..<300).map { "f\($0): Int " }.joined()
        let types = (0..<300).map { "type T\($0) implements F { a: Int }\n" }.joined()
        #expect(
            try schemaErrors(query + "interface F { \(fields) }\n" + types).count == DiagnosticReport.maxDiagnostics)
    }

    @Test func manyUnknownNames() throws {
        let types = (0..<5_000).map { "type T\($0) { f: Unknown\($0) }\n" }.joined()
        #expect(try schemaErrors(query + types).count == 5_000)
    }
}
