import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct EvaluatorTests {
    @Test(
        arguments: [
            ("12", 12), ("1.5", 1.5), ("true", true), ("null", nil), (#""a\n\"b\"""#, "a\n\"b\""), ("'it'", "it"),
            ("[1, 'two', [3]]", [1, "two", [3]]), ("[]", []),
        ] as [(String, JSONValue)])
    func aLiteralIsItsValue(source: String, value: JSONValue) {
        #expect(ExpressionTesting.value(source) == value)
    }

    @Test(
        arguments: [
            ("inputs.count", 3), ("inputs.object.key", "value"), (#"inputs.object["two words"]"#, 2),
            ("inputs.list[0]", 3), ("inputs.list[-1]", 2), ("inputs.list[9]", nil), ("inputs.list[-9]", nil),
            ("inputs.missing", nil), ("inputs.nothing.deeper.still", nil), ("inputs.nothing[0]", nil),
            ("inputs.list[inputs.list[1]]", 1), ("run.id", "r1"),
        ] as [(String, JSONValue)])
    func aPathLeadsToAMemberOrToNull(source: String, value: JSONValue) {
        #expect(ExpressionTesting.value(source) == value)
    }

    @Test(
        arguments: [
            ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("7 - 2 - 1", 4), ("-inputs.count + 1", -2), ("6 / 2", 3),
            ("7 / 2", 3.5),
            ("7 % 3", 1), ("1.5 * 2", 3.0), ("'a' + 'b'", "ab"), ("[1] + [2]", [1, 2]), ("1 < 2 and 2 < 1", false),
            ("1 < 2 or missing", true), ("not 1 == 2", true), ("not not true", true), ("true or true and false", true),
            ("1 == 1.0", true), ("'a' != 'b'", true), ("'a' < 'b'", true), ("2 >= 2", true), ("2 <= 1", false),
            ("[1, 2] == 1", false), ("inputs.list == [3, 1, 2]", true),
            ("inputs.nothing ?? inputs.missing ?? 'x'", "x"), ("inputs.empty ?? 'x'", ""),
            ("'b' in inputs.names", true),
            ("'diff' in inputs", true), ("'el' in 'hello'", true), ("1 in inputs.nothing", false),
            ("inputs.count > 2 and 'a' in inputs.names", true), ("1 + 2 | round", 3),
            ("(-9223372036854775807 - 1) % -1", 0),
        ] as [(String, JSONValue)])
    func operatorsBindAsDocumented(source: String, value: JSONValue) {
        #expect(ExpressionTesting.value(source) == value)
    }

    @Test(arguments: [
        ("false", false), ("null", false), ("0", false), ("''", false), ("[]", false), ("inputs.list", true),
        ("'false'", true), ("0.0", false), ("inputs.object", true),
    ])
    func whatIsEmptyIsFalse(source: String, isTrue: Bool) {
        #expect(ExpressionTesting.value("not (\(source))") == .bool(!isTrue))
    }

    @Test(arguments: [
        ("1 / 0", "in `{{ 1 / 0 }}`: division by zero"),
        ("1 % 0", "in `{{ 1 % 0 }}`: division by zero"),
        ("1.0 / 0", "in `{{ 1.0 / 0 }}`: division by zero"),
        ("9223372036854775807 + 1", "in `{{ 9223372036854775807 + 1 }}`: the result is too large for an integer"),
        (
            "-(-9223372036854775807 - 1)",
            "in `{{ -(-9223372036854775807 - 1) }}`: the result is too large for an integer"
        ),
        ("1e308 * 10", "in `{{ 1e308 * 10 }}`: the result is too large for a number"),
        ("'a' - 1", "in `{{ 'a' - 1 }}`: `-` is not defined for a text and a number"),
        (
            "'a' + 1",
            "in `{{ 'a' + 1 }}`: `+` is not defined for a text and a number; a text can hold several expressions side by side instead"
        ),
        ("1 < 'a'", "in `{{ 1 < 'a' }}`: a number and a text cannot be ordered"),
        ("inputs.diff.length", "in `{{ inputs.diff.length }}`: a text has no member \"length\""),
        ("inputs.list['a']", "in `{{ inputs.list['a'] }}`: a text selects nothing in a list"),
        ("item", "in `{{ item }}`: `item` means nothing here"),
        ("1 in 2", "in `{{ 1 in 2 }}`: a number cannot contain a number"),
        ("-'a'", "in `{{ -'a' }}`: a text has no negative"),
    ])
    func whatHasNoValueIsAnErrorThatNamesTheExpression(source: String, message: String) {
        #expect(ExpressionTesting.value(source) == .string(message))
    }

    @Test func connectivesStopWhereTheResultIsCertain() {
        #expect(ExpressionTesting.value("false and 1 / 0") == false)
        #expect(ExpressionTesting.value("true or 1 / 0") == true)
        #expect(ExpressionTesting.value("1 ?? 1 / 0") == 1)
    }

    @Test func aDivisionOfTheSmallestIntegerDoesNotTrap() {
        #expect(
            ExpressionTesting.value("(-9223372036854775807 - 1) / -1")
                == "in `{{ (-9223372036854775807 - 1) / -1 }}`: the result is too large for an integer")
    }
}
