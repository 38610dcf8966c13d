import Testing

@testable import GraphQLValidation

@Suite struct DeferStreamDirectiveOnRootFieldTests {
    @Test func queriesAndNestedSelectionsPass() throws {
        try expectValid(
            "query { ... @defer { dog { name } } dogs @stream { name } } mutation { rename { ... @defer { name } } }",
            DeferStreamDirectiveOnRootField.self)
    }

    @Test func mutationAndSubscriptionRootsDoNot() throws {
        try expectErrors(
            "mutation { ... @defer { rename { name } } } subscription { names @stream ...F @defer } "
                + "fragment F on Subscription { names }", DeferStreamDirectiveOnRootField.self,
            [
                Expected("Stream directive cannot be used on root subscription type \"Subscription\".", "1:66"),
                Expected("Defer directive cannot be used on root mutation type \"Mutation\".", "1:16"),
                Expected("Defer directive cannot be used on root subscription type \"Subscription\".", "1:79"),
            ])
    }
}
