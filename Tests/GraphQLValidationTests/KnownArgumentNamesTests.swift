import Testing

@testable import GraphQLValidation

@Suite struct KnownArgumentNamesTests {
    @Test func knownArgumentsPassAndUnknownFieldsAreForAnotherRule() throws {
        try expectValid(
            "{ dog { name(surname: true) nope(x: 1) knows(level: 2, command: SIT) @many(n: 1) @nope(y: 1) } }",
            KnownArgumentNames.self)
    }

    @Test func unknownOnesDoNot() throws {
        try expectErrors(
            "{ dog { name(surnam: true) owner(x: 1) { name } nickname @skip(iff: true) } }", KnownArgumentNames.self,
            [
                Expected("Unknown argument \"surnam\" on field \"Dog.name\". Did you mean \"surname\"?", "1:14"),
                Expected("Unknown argument \"x\" on field \"Dog.owner\".", "1:34"),
                Expected("Unknown argument \"iff\" on directive \"@skip\". Did you mean \"if\"?", "1:64"),
            ])
    }
}
