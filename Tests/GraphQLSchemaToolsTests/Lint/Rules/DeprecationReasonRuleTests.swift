import Testing

@testable import GraphQLSchemaTools

@Suite struct DeprecationReasonRuleTests {
    @Test func everyDeprecationHasAReason() throws {
        let sdl = """
            type Query {
              a: Int @deprecated
              b(x: Int @deprecated(reason: " ")): Int @deprecated(reason: "Use a.")
            }
            enum E { A @deprecated(reason: null) B @deprecated(reason: \"""why\""") }
            input I { c: Int @deprecated }
            """
        #expect(try places(of: DeprecationReasonRule.self, in: sdl) == ["2:10", "3:12", "5:12", "6:18"])
        #expect(
            try findings(of: DeprecationReasonRule.self, in: "type Query { a: Int @deprecated }") == [
                "1:21 Query.a is deprecated without a reason. Say what to use instead: @deprecated(reason: \"…\")."
            ])
    }
}
