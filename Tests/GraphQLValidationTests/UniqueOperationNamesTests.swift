import Testing

@testable import GraphQLValidation

@Suite struct UniqueOperationNamesTests {
    @Test func differentNamesPass() throws {
        try expectValid(
            "query A { __typename } query B { __typename } fragment A on Dog { name }", UniqueOperationNames.self)
    }

    @Test func theSameNameDoesNotWhateverTheKind() throws {
        try expectErrors(
            "query A { __typename } mutation A { __typename } subscription A { names }", UniqueOperationNames.self,
            [
                Expected("There can be only one operation named \"A\".", "1:7", "1:33"),
                Expected("There can be only one operation named \"A\".", "1:7", "1:63"),
            ])
    }
}
