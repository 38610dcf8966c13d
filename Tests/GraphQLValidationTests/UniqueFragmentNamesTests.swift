import Testing

@testable import GraphQLValidation

@Suite struct UniqueFragmentNamesTests {
    @Test func differentNamesPass() throws {
        try expectValid(
            "fragment A on Dog { name } fragment B on Dog { name } query A { __typename }", UniqueFragmentNames.self)
    }

    @Test func theSameNameDoesNot() throws {
        try expectErrors(
            "fragment A on Dog { name } fragment A on Cat { name }", UniqueFragmentNames.self,
            [Expected("There can be only one fragment named \"A\".", "1:10", "1:37")])
    }
}
