import Testing

@testable import GraphQLValidation

@Suite struct PossibleFragmentSpreadsTests {
    @Test func overlappingTypesPass() throws {
        try expectValid(
            "{ dog { ... on Being { name } ... on CatOrDog { __typename } ...D } pet { ... on CatOrDog { "
                + "__typename } } } "
                + "fragment D on Dog { name }", PossibleFragmentSpreads.self)
    }

    @Test func typesWithoutCommonObjectsDoNot() throws {
        try expectErrors(
            "{ dog { ... on Cat { name } } human { ...P } } fragment P on Pet { name }", PossibleFragmentSpreads.self,
            [
                Expected(
                    "Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\".", "1:9"),
                Expected(
                    "Fragment \"P\" cannot be spread here as objects of type \"Human\" can never be of type \"Pet\".",
                    "1:39"),
            ])
    }
}
