import Testing

@testable import GraphQLValidation

@Suite struct UniqueVariableNamesTests {
    @Test func differentNamesPass() throws {
        try expectValid(
            "query A($a: Int, $b: Int) { __typename } query B($a: Int) { __typename }", UniqueVariableNames.self)
    }

    @Test func eachRepeatedNameIsToldOnce() throws {
        try expectErrors(
            "query A($a: Int, $b: Int, $a: Int, $a: Int, $b: Int) { __typename }", UniqueVariableNames.self,
            [
                Expected("There can be only one variable named \"$a\".", "1:10", "1:28", "1:37"),
                Expected("There can be only one variable named \"$b\".", "1:19", "1:46"),
            ])
    }
}
