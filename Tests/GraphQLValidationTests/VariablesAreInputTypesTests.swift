import Testing

@testable import GraphQLValidation

@Suite struct VariablesAreInputTypesTests {
    @Test func inputTypesPassAndUnknownOnesAreForAnotherRule() throws {
        try expectValid(
            "query($a: Int, $b: [Complex!]!, $c: Command, $d: Nope) { __typename }", VariablesAreInputTypes.self)
    }

    @Test func outputTypesDoNot() throws {
        try expectErrors(
            "query($a: Dog, $b: [[CatOrDog!]]!) { __typename }", VariablesAreInputTypes.self,
            [
                Expected("Variable \"$a\" cannot be non-input type \"Dog\".", "1:11"),
                Expected("Variable \"$b\" cannot be non-input type \"[[CatOrDog!]]!\".", "1:20"),
            ])
    }
}
