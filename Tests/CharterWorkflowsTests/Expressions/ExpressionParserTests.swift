import Testing

@testable import CharterWorkflows

struct ExpressionParserTests {
    private func mistake(_ source: String) -> String {
        do throws(ExpressionSyntaxError) {
            _ = try ExpressionParser.parse(source)
            return "none"
        } catch {
            return "\(error.offset): \(error.message)"
        }
    }

    @Test(arguments: [
        ("", "0: there is no expression between the braces"),
        ("1 +", "3: the expression ends here instead of a name, a literal or a parenthesis"),
        ("a b", "2: `b` stands here instead of an operator or the end"),
        ("a.1", "2: a number stands here instead of the name of a member; write `[\"…\"]` for one that is no word"),
        ("(1", "2: the expression ends here instead of `)`"),
        ("[1", "2: the expression ends here instead of `]`"),
        ("a[1", "3: the expression ends here instead of `]`"),
        ("'a", "0: the text that begins here has no closing '"),
        (#"'\x'"#, #"1: after `\` stands one of n, t, \, " and '; write `\\` for a backslash"#),
        ("a && b", "2: write `and` instead of `&&`"),
        ("a || b", "2: write `or` instead of `||`"),
        ("!a", "0: `!` has no meaning in an expression; write `not`"),
        ("a = b", "2: `=` has no meaning in an expression; write `==` to compare"),
        ("$json.x", "0: `$` has no meaning in an expression; names have no `$` here"),
        ("a ? b", "2: `?` has no meaning in an expression; write `??` for a fallback"),
        ("1 < 2 < 3", "6: comparisons do not chain; connect two of them with `and`"),
        ("a | uper", "4: there is no filter \"uper\". Did you mean \"upper\"?"),
        ("a | join(1, 2)", "4: 2 arguments; write `join([separator = \"\"])`"),
        ("a | split", "4: 0 arguments; write `split(separator)`"),
        ("12abc", "2: `12` is followed by a letter; put a space or an operator"),
        ("99999999999999999999", "0: `99999999999999999999` is no number, or too large for one"),
        ("1e999", "0: `1e999` is no number, or too large for one"),
        ("a and", "5: the expression ends here instead of a name, a literal or a parenthesis"),
        ("é", "0: `é` has no meaning in an expression"),
    ])
    func aMistakeIsToldWithItsPlaceAndTheWayOut(source: String, message: String) {
        #expect(mistake(source) == message)
    }

    @Test func nestingIsBounded() {
        let nested = String(repeating: "(", count: 33) + "1" + String(repeating: ")", count: 33)
        #expect(mistake(nested) == "33: the expression nests deeper than 32 levels")
        #expect(mistake(String(repeating: "-", count: 3_000) + "1") == "33: the expression nests deeper than 32 levels")
        #expect(
            mistake(String(repeating: "not ", count: 900) + "1") == "132: the expression nests deeper than 32 levels")
        #expect(mistake(String(repeating: "[", count: 3_000)) == "33: the expression nests deeper than 32 levels")
        #expect(
            mistake("a" + String(repeating: "[a", count: 1_000)) == "66: the expression nests deeper than 32 levels")
    }

    @Test func theNumberOfPartsIsBounded() {
        let long = Array(repeating: "1", count: 400).joined(separator: "+")
        #expect(mistake(long).hasSuffix("the expression has more than 256 parts; split it into steps"))
        #expect(mistake("a" + String(repeating: ".b", count: 400)).hasSuffix("split it into steps"))
        #expect(mistake("a" + String(repeating: "|trim", count: 400)).hasSuffix("split it into steps"))
        #expect(mistake(Array(repeating: "1", count: 400).joined(separator: "??")).hasSuffix("split it into steps"))
    }

    @Test func theLengthIsBounded() {
        #expect(mistake("'\(String(repeating: "x", count: 4_096))'").hasPrefix("0: the expression is longer than 4096"))
    }

    @Test func wordsThatBelongToTheLanguageMayBeMembers() throws {
        #expect(ExpressionTesting.value("inputs.in ?? 1") == 1)
    }
}
