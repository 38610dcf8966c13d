import Testing

@testable import GraphQLValidation

@Suite struct FragmentsOnCompositeTypesTests {
    @Test func objectsInterfacesAndUnionsPass() throws {
        try expectValid(
            "{ pet { ... on Dog { name } ... on Being { name } ... on CatOrDog { __typename } ... on Nope { a } } }",
            FragmentsOnCompositeTypes.self)
    }

    @Test func othersDoNot() throws {
        try expectErrors(
            "{ pet { ... on Command { name } } } fragment F on Complex { a }", FragmentsOnCompositeTypes.self,
            [
                Expected("Fragment cannot condition on non composite type \"Command\".", "1:16"),
                Expected("Fragment \"F\" cannot condition on non composite type \"Complex\".", "1:51"),
            ])
    }
}
