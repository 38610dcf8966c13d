import Testing

@testable import GraphQLValidation

@Suite struct KnownFragmentNamesTests {
    @Test func definedFragmentsPass() throws {
        try expectValid("{ dog { ...F ... { ...F } } } fragment F on Dog { name }", KnownFragmentNames.self)
    }

    @Test func othersDoNot() throws {
        try expectErrors(
            "{ dog { ...F ...  G } } fragment F on Dog { ...H }", KnownFragmentNames.self,
            [Expected("Unknown fragment \"G\".", "1:19"), Expected("Unknown fragment \"H\".", "1:48")])
    }
}
