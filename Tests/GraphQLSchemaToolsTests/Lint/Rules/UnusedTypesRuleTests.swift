import Testing

@testable import GraphQLSchemaTools

@Suite struct UnusedTypesRuleTests {
    @Test func whatNothingLeadsToIsUnused() throws {
        let sdl = """
            type Query { a(i: I): U n: N }
            union U = A
            type A { s: S }
            scalar S
            input I { e: E }
            enum E { V }
            interface N { x: Int }
            type O implements N & P { x: Int p: Int }
            interface P { p: Int }
            directive @d(i: J) on FIELD
            input J { x: Int }
            type Island { other: Other }
            type Other { island: Island }
            extend type Other { x: Int }
            scalar T
            """
        #expect(try places(of: UnusedTypesRule.self, in: sdl) == ["12:6", "13:6", "15:8"])
        #expect(
            try findings(of: UnusedTypesRule.self, in: "type Query { a: Int } scalar T") == [
                "1:30 The type T is not used: nothing leads to it from the root types. Use it or remove it."
            ])
    }
}
