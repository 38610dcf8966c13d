import Testing

@testable import GraphQLValidation

@Suite struct UniqueDirectivesPerLocationTests {
    @Test func differentRepeatableAndUnknownOnesPass() throws {
        try expectValid(
            "{ dog @onField @skip(if: true) { name @onField nickname @many @many @nope @nope } }",
            UniqueDirectivesPerLocation.self)
    }

    @Test func everyFurtherOneIsToldWithTheFirst() throws {
        try expectErrors(
            "{ dog @onField @onField @onField { name } }", UniqueDirectivesPerLocation.self,
            [
                Expected("The directive \"@onField\" can only be used once at this location.", "1:7", "1:16"),
                Expected("The directive \"@onField\" can only be used once at this location.", "1:7", "1:25"),
            ])
    }
}
