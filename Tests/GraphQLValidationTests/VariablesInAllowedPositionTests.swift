import Testing

@testable import GraphQLValidation

@Suite struct VariablesInAllowedPositionTests {
    @Test func fittingVariablesPass() throws {
        try expectValid(
            "query($i: Int!, $l: [String!]!, $d: Int = 1, $n: Int, $c: Boolean!) { values { int(a: $i) list(a: $l) "
                + "strict(a: $l) needInt(a: $d) intDefault(a: $n) complex(a: {required: $c}) nope(x: $n) ...F } } "
                + "fragment F on Values { int(a: $n) }", VariablesInAllowedPosition.self)
    }

    @Test func othersDoNot() throws {
        try expectErrors(
            "query($i: Int, $s: String, $z: Int = null) { values { needInt(a: $i) int(a: $s) list(a: $s) "
                + "needInt(a: $z) } }",
            VariablesInAllowedPosition.self,
            [
                Expected("Variable \"$i\" of type \"Int\" used in position expecting type \"Int!\".", "1:7", "1:66"),
                Expected("Variable \"$s\" of type \"String\" used in position expecting type \"Int\".", "1:16", "1:77"),
                Expected(
                    "Variable \"$s\" of type \"String\" used in position expecting type \"[String]\".", "1:16", "1:89"),
                Expected("Variable \"$z\" of type \"Int\" used in position expecting type \"Int!\".", "1:28", "1:104"),
            ])
    }

    @Test func listsAreComparedLevelByLevel() throws {
        try expectErrors(
            "query($l: [String]!) { values { strict(a: $l) list(a: [$l]) } }", VariablesInAllowedPosition.self,
            [
                Expected(
                    "Variable \"$l\" of type \"[String]!\" used in position expecting type \"[String!]!\".", "1:7",
                    "1:43"),
                Expected(
                    "Variable \"$l\" of type \"[String]!\" used in position expecting type \"String\".", "1:7", "1:56"),
            ])
    }

    @Test func aOneOfFieldTakesNoNullableVariable() throws {
        try expectErrors(
            "query($n: Int, $m: Int!) { values { choice(a: {number: $n}) choice(a: {number: $m}) } }",
            VariablesInAllowedPosition.self,
            [
                Expected(
                    "Variable \"$n\" is of type \"Int\" but must be non-nullable to be used for OneOf Input Object "
                        + "\"Choice\".", "1:7", "1:56")
            ])
    }
}
