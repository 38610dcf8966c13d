import Testing

@testable import GraphQLValidation

@Suite struct NoUndefinedVariablesTests {
    @Test func definedVariablesPass() throws {
        try expectValid(
            "query($a: Int, $b: Int) { values { int(a: $a) list(a: [\"x\", $a]) complex(a: {nested: {int: $b}}) "
                + "...F } } "
                + "fragment F on Values { int(a: $b) }", NoUndefinedVariables.self)
    }

    @Test func othersDoNotForEachOperationThatReachesThem() throws {
        try expectErrors(
            "query A($a: Int) { values { ...F } } query B { values { ...F } } "
                + "fragment F on Values { int(a: $a) int(a: $b) }", NoUndefinedVariables.self,
            [
                Expected("Variable \"$b\" is not defined by operation \"A\".", "1:107", "1:1"),
                Expected("Variable \"$a\" is not defined by operation \"B\".", "1:96", "1:38"),
                Expected("Variable \"$b\" is not defined by operation \"B\".", "1:107", "1:38"),
            ])
    }

    @Test func anonymousOperationsAreNotNamed() throws {
        try expectErrors(
            "{ dog @skip(if: $a) { name } }", NoUndefinedVariables.self,
            [Expected("Variable \"$a\" is not defined.", "1:17", "1:1")])
    }
}
