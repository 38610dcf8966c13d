import Testing

@testable import GraphQLValidation

@Suite struct NoUnusedVariablesTests {
    @Test func usedVariablesPass() throws {
        try expectValid(
            "query($a: Int, $b: Int) @many(n: $b) { values { ...F } } fragment F on Values { int(a: $a) }",
            NoUnusedVariables.self)
    }

    @Test func othersDoNot() throws {
        try expectErrors(
            "query A($a: Int, \"said\" $b: Int) { values { int(a: $a) } } query B($a: Int) { __typename }",
            NoUnusedVariables.self,
            [
                Expected("Variable \"$b\" is never used in operation \"A\".", "1:18"),
                Expected("Variable \"$a\" is never used in operation \"B\".", "1:68"),
            ])
        try expectErrors(
            "query($a: Int) { __typename }", NoUnusedVariables.self,
            [Expected("Variable \"$a\" is never used.", "1:7")])
    }
}
