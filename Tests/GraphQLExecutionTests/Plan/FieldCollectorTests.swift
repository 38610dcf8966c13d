import GraphQLExecution
import GraphQLJSON
import Testing

@Suite struct FieldCollectorTests {
    private let sdl = "type Query { a: Query b: Int c: Int d: Int }"

    @Test func mergesFieldsInTheOrderOfTheirFirstAppearance() throws {
        #expect(
            try plan(sdl, "{ a { c } ...F b a { b } } fragment F on Query { d a { d c } b }") == """
                query
                  a: Query.a resolved
                    c: Query.c resolved
                    d: Query.d resolved
                    b: Query.b resolved
                  d: Query.d resolved
                  b: Query.b resolved

                """)
    }

    @Test func visitsAFragmentOnce() throws {
        let text = try plan(sdl, "{ ...F ...F ...G } fragment F on Query { b } fragment G on Query { ...F c }")
        #expect(text.split(separator: "\n").count == 3)
    }

    @Test func findsResponseNamesBeyondTheLinearLimit() async throws {
        let names = (0..<60).map { "x\($0)" }
        let query = "{ " + (names + names).map { "\($0): b" }.joined(separator: " ") + " }"
        let data = try await execute(sdl, query, root: ["b": 1], options: .unbounded)["data"]
        guard case .object(let object)? = data else { throw JSONError("no object", at: 0) }
        #expect(object.members.map(\.key) == names)
    }

    /// A chain of fragments longer than a thread's stack is deep.
    @Test func walksLongChainsOfFragments() throws {
        var options = PipelineOptions.unbounded
        options.plan.maxDepth = 10
        let chain = (0..<5_000).map { "fragment F\($0) on Query { ...F\($0 + 1) }" }.joined(separator: " ")
        let text = try plan(sdl, "{ ...F0 } \(chain) fragment F5000 on Query { b }", options: options)
        #expect(text == "query\n  b: Query.b resolved\n")
    }
}
