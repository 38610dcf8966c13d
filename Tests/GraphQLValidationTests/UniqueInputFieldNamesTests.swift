import Testing

@testable import GraphQLValidation

@Suite struct UniqueInputFieldNamesTests {
    @Test func differentNamesPassAlsoNested() throws {
        try expectValid(
            "{ values { complex(a: {int: 1, nested: {int: 1}, choice: {number: 1}}) } }", UniqueInputFieldNames.self)
    }

    @Test func everyFurtherOneIsToldWithTheFirst() throws {
        try expectErrors(
            "{ values { complex(a: {int: 1, int: 2, int: 3}) } }", UniqueInputFieldNames.self,
            [
                Expected("There can be only one input field named \"int\".", "1:24", "1:32"),
                Expected("There can be only one input field named \"int\".", "1:24", "1:40"),
            ])
    }
}
