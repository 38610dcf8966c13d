import Testing

@testable import GraphQLValidation

@Suite struct DeferStreamDirectiveOnValidOperationsTests {
    @Test func whatCanBeTurnedOffPasses() throws {
        try expectValid(
            "subscription($if: Boolean!) { dog { ... @defer(if: false) { name } tricks @stream(if: $if) } } "
                + "query { dog { ... @defer { name } } }", DeferStreamDirectiveOnValidOperations.self)
    }

    @Test func whatIsAlwaysOnDoesNotAlsoInFragments() throws {
        try expectErrors(
            "subscription { dog { ... @defer(if: true) { name } ...F } } fragment F on Dog { tricks @stream }",
            DeferStreamDirectiveOnValidOperations.self,
            [
                Expected(
                    "Defer directive not supported on subscription operations. Disable `@defer` by setting the `if` "
                        + "argument to `false`.", "1:26"),
                Expected(
                    "Stream directive not supported on subscription operations. Disable `@stream` by setting the `if` "
                        + "argument to `false`.", "1:88"),
            ])
    }
}
