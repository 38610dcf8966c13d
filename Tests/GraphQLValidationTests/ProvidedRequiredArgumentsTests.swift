import Testing

@testable import GraphQLValidation

@Suite struct ProvidedRequiredArgumentsTests {
    @Test func givenOptionalAndDefaultedArgumentsPass() throws {
        try expectValid(
            "{ values { two(b: 1, a: 2) intDefault int needInt(a: null) nope } dog { name @needs(it: 1) } }",
            ProvidedRequiredArguments.self)
    }

    @Test func missingOnesDoNot() throws {
        try expectErrors(
            "{ values { x: two(b: 1) needInt } dog { name @needs } }", ProvidedRequiredArguments.self,
            [
                Expected("Field \"two\" argument \"a\" of type \"Int!\" is required, but it was not provided.", "1:12"),
                Expected(
                    "Field \"needInt\" argument \"a\" of type \"Int!\" is required, but it was not provided.", "1:25"),
                Expected(
                    "Directive \"@needs\" argument \"it\" of type \"Int!\" is required, but it was not provided.",
                    "1:46"),
            ])
    }
}
