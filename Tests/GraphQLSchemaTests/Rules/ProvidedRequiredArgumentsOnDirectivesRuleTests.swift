import Testing

@testable import GraphQLSchema

@Suite struct ProvidedRequiredArgumentsOnDirectivesRuleTests {
    @Test func providedArguments() {
        expectValid(
            """
            directive @a(x: Int!, y: Int! = 1, z: Int) on OBJECT
            type A @a(x: 1) { a: Int }
            """)
    }

    @Test func missingArguments() {
        expectErrors(
            """
            directive @a(x: Int!, y: [E!]!) on OBJECT
            enum E { V }
            type A @a { a: Int }
            type B @a(y: []) { a: Int }
            scalar S @specifiedBy
            """,
            ExpectedError(
                "Directive \"@a\" argument \"x\" of type \"Int!\" is required, but it was not "
                    + "provided.", (3, 8)),
            ExpectedError(
                "Directive \"@a\" argument \"y\" of type \"[E!]!\" is required, but it was not "
                    + "provided.", (3, 8)),
            ExpectedError(
                "Directive \"@a\" argument \"x\" of type \"Int!\" is required, but it was not "
                    + "provided.", (4, 8)),
            ExpectedError(
                "Directive \"@specifiedBy\" argument \"url\" of type \"String!\" is required, but it "
                    + "was not provided.", (5, 10)))
    }
}
