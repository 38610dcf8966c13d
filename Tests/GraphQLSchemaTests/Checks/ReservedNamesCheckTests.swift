import Testing

@testable import GraphQLSchema

@Suite struct ReservedNamesCheckTests {
    @Test func singleUnderscore() {
        expectValid(
            """
            type _A { _a(_x: Int): Int }
            """)
    }

    @Test func reservedNames() {
        expectErrors(
            """
              type __A { __a(__x: Int): Int }
              enum E { __B }
              input I { __i: Int }
              directive @__d(__x: Int) on FIELD
            """,
            ExpectedError(
                "Name \"__d\" must not begin with \"__\", which is reserved by GraphQL introspection.", (4, 3)),
            ExpectedError(
                "Name \"__x\" must not begin with \"__\", which is reserved by GraphQL introspection.", (4, 18)),
            ExpectedError(
                "Name \"__A\" must not begin with \"__\", which is reserved by GraphQL introspection.", (1, 3)),
            ExpectedError(
                "Name \"__a\" must not begin with \"__\", which is reserved by GraphQL introspection.", (1, 14)),
            ExpectedError(
                "Name \"__x\" must not begin with \"__\", which is reserved by GraphQL introspection.", (1, 18)),
            ExpectedError(
                "Name \"__B\" must not begin with \"__\", which is reserved by GraphQL introspection.", (2, 12)),
            ExpectedError(
                "Name \"__i\" must not begin with \"__\", which is reserved by GraphQL introspection.", (3, 13)))
    }
}
