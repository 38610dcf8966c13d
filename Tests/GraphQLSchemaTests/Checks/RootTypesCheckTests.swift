import Testing

@testable import GraphQLSchema

@Suite struct RootTypesCheckTests {
    @Test func differentObjects() throws {
        #expect(try schemaErrors("schema { query: Q mutation: M }\ntype Q { a: Int }\ntype M { a: Int }") == [])
    }

    @Test func noQueryRoot() throws {
        #expect(try schemaErrors("type A { a: Int }") == [ExpectedError("Query root type must be provided.")])
        #expect(
            try schemaErrors("\n  \"d\" schema { mutation: M }\ntype M { a: Int }")
                == [ExpectedError("Query root type must be provided.", (2, 3))])
    }

    @Test func otherKinds() throws {
        #expect(
            try schemaErrors(
                "schema { query: S mutation: I }\nextend schema { subscription: E }\nscalar S\ninput I { i: Int }\nenum E { V }"
            )
                == [
                    ExpectedError("Query root type must be Object type, it cannot be S.", (1, 17)),
                    ExpectedError("Mutation root type must be Object type if provided, it cannot be I.", (1, 29)),
                    ExpectedError("Subscription root type must be Object type if provided, it cannot be E.", (2, 31)),
                ])
        #expect(
            try schemaErrors(" scalar Query")
                == [ExpectedError("Query root type must be Object type, it cannot be Query.", (1, 2))])
    }

    @Test func oneTypeForSeveralOperations() throws {
        #expect(
            try schemaErrors("schema { query: Q mutation: Q }\nextend schema { subscription: Q }\ntype Q { a: Int }")
                == [
                    ExpectedError(
                        "All root types must be different, \"Q\" type is used as query, mutation, and subscription root "
                            + "types.", (1, 17), (1, 29), (2, 31))
                ])
    }
}
