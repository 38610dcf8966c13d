import Testing

@testable import GraphQLSchema

@Suite struct KnownTypeNamesRuleTests {
    @Test func definedAndBuiltInTypes() {
        expectValid(
            """
            type A implements F { a(x: I): B f: ID }
            interface F { f: ID }
            union B = A
            input I { i: Float }
            """)
    }

    @Test func operationsAndFragmentsAmongTheDefinitions() {
        expectErrors(
            "query ($a: None) { ... on Nobody { a } ... { b } }\nfragment F on Nothing { c }\nfragment G on Query { d }",
            ExpectedError("Unknown type \"None\".", (1, 12)),
            ExpectedError("Unknown type \"Nothing\". Did you mean \"String\"?", (2, 15)),
            ExpectedError("Unknown type \"Nobody\".", (1, 27)))
    }

    @Test func unknownTypes() {
        expectErrors(
            """
            schema { query: Query mutation: Mut }
            type A implements F { a(x: I): [B!] c: Strng }
            union U = A | V
            input I { i: J = 1 }
            directive @d(x: K) on FIELD
            """,
            ExpectedError("Unknown type \"Mut\". Did you mean \"Int\" or \"U\"?", (1, 33)),
            ExpectedError("Unknown type \"F\". Did you mean \"A\", \"I\", or \"U\"?", (2, 19)),
            ExpectedError("Unknown type \"B\". Did you mean \"A\", \"I\", or \"U\"?", (2, 33)),
            ExpectedError("Unknown type \"Strng\". Did you mean \"String\"?", (2, 40)),
            ExpectedError("Unknown type \"V\". Did you mean \"A\", \"I\", or \"U\"?", (3, 15)),
            ExpectedError("Unknown type \"J\". Did you mean \"A\", \"I\", or \"U\"?", (4, 14)),
            ExpectedError("Unknown type \"K\". Did you mean \"A\", \"I\", or \"U\"?", (5, 17)))
    }

    @Test func suggestions() {
        expectErrors(
            """
            type Color { a: Int }
            type A { a: Colour b: Boolen c: __Typ }
            """,
            ExpectedError("Unknown type \"Colour\". Did you mean \"Color\"?", (2, 13)),
            ExpectedError("Unknown type \"Boolen\". Did you mean \"Boolean\"?", (2, 23)),
            ExpectedError("Unknown type \"__Typ\". Did you mean \"__Type\"?", (2, 33)))
    }
}
