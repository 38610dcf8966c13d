import Testing

@testable import GraphQLSchema

@Suite struct KnownArgumentNamesOnDirectivesRuleTests {
    @Test func knownArguments() {
        expectValid(
            """
            directive @a(x: Int, y: Int) on OBJECT
            type A @a(y: 1) { a: Int @deprecated(reason: "r") }
            """)
    }

    @Test func unknownArguments() {
        expectErrors(
            """
            directive @a(label: Int) on OBJECT
            type A @a(labl: 1, zzz: 2) { a: Int @deprecated(because: "r") }
            """,
            ExpectedError("Unknown argument \"labl\" on directive \"@a\". Did you mean \"label\"?", (2, 11)),
            ExpectedError("Unknown argument \"zzz\" on directive \"@a\".", (2, 20)),
            ExpectedError("Unknown argument \"because\" on directive \"@deprecated\".", (2, 49)))
    }
}
