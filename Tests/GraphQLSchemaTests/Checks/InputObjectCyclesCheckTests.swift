import Testing

@testable import GraphQLSchema

@Suite struct InputObjectCyclesCheckTests {
    @Test func breakableCycles() {
        expectValid(
            """
            input A { a: A b: [A!]! c: B! }
            input B { a: A }
            """)
    }

    @Test func itself() {
        expectErrors(
            """
            input A { a: A! }
            """,
            ExpectedError(
                "Cannot reference Input Object \"A\" within itself through a series of non-null "
                    + "fields: \"a\".", (1, 11)))
    }

    @Test func longCycles() {
        expectErrors(
            """
            input A { b: B! }
            input B { c: C! a: A! }
            input C { a: A! b: B! self: C! }
            """,
            ExpectedError(
                "Cannot reference Input Object \"A\" within itself through a series of non-null "
                    + "fields: \"b.c.a\".", (1, 11), (2, 11), (3, 11)),
            ExpectedError(
                "Cannot reference Input Object \"B\" within itself through a series of non-null "
                    + "fields: \"c.b\".", (2, 11), (3, 17)),
            ExpectedError(
                "Cannot reference Input Object \"C\" within itself through a series of non-null "
                    + "fields: \"self\".", (3, 23)),
            ExpectedError(
                "Cannot reference Input Object \"A\" within itself through a series of non-null "
                    + "fields: \"b.a\".", (1, 11), (2, 17)))
    }
}
