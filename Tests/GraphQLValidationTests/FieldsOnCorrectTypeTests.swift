import GraphQLLanguage
import Testing

@testable import GraphQLValidation

@Suite struct FieldsOnCorrectTypeTests {
    @Test func fieldsOfTheTypeAndMetaFieldsPass() throws {
        try expectValid(
            "{ __schema { types { name } } __type(name: \"Dog\") { name } dog { alias: name __typename } "
                + "catOrDog { __typename } }",
            FieldsOnCorrectType.self)
    }

    @Test func belowAnUnknownFieldNothingIsTold() throws {
        try expectErrors(
            "{ nothingLikeIt { deeper { still } } }", FieldsOnCorrectType.self,
            [Expected("Cannot query field \"nothingLikeIt\" on type \"Query\".", "1:3")])
    }

    @Test func similarNamesAreSuggested() throws {
        try expectErrors(
            "{ dog { barkVolum __schema } }", FieldsOnCorrectType.self,
            [
                Expected("Cannot query field \"barkVolum\" on type \"Dog\". Did you mean \"barkVolume\"?", "1:9"),
                Expected("Cannot query field \"__schema\" on type \"Dog\".", "1:19"),
            ])
    }

    @Test func typesThatHaveTheFieldAreSuggestedFirst() throws {
        try expectErrors(
            "{ pet { nickname } catOrDog { name } }", FieldsOnCorrectType.self,
            [
                Expected(
                    "Cannot query field \"nickname\" on type \"Pet\". Did you mean to use an inline fragment on "
                        + "\"Cat\" or "
                        + "\"Dog\"?", "1:9"),
                Expected(
                    "Cannot query field \"name\" on type \"CatOrDog\". Did you mean to use an inline fragment on "
                        + "\"Being\", \"Pet\", \"Cat\", or \"Dog\"?", "1:31"),
            ])
    }

    @Test func suggestionsCanBeTurnedOff() throws {
        let validator = Validator(schema: TestSchema.animals, suggestsNames: false)
        let errors = validator.validate(try Document.parse("{ dog { barkVolum } pet { nickname } }"))
        #expect(
            errors.map(\.message) == [
                "Cannot query field \"barkVolum\" on type \"Dog\".", "Cannot query field \"nickname\" on type \"Pet\".",
            ])
    }
}
