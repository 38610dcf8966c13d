import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct YAMLComposerTests {
    @Test(arguments: [
        ("", "1:1: the file is empty; a definition begins with `name:` and `steps:`"),
        ("# only a comment", "1:1: the file is empty; a definition begins with `name:` and `steps:`"),
        ("a: b: c", "1:5: this is no YAML: mapping values are not allowed in this context"),
        ("a: [1", "2:1: this is no YAML: while parsing a flow sequence (line 1): did not find expected ',' or ']'"),
        ("a: 1\na: 2", "1:1: the key \"a\" stands twice in one mapping; keep one"),
        (
            "a: 1\n---\nb: 2",
            "2:1: this is no YAML: expected a single document in the stream (line 1): but found another document"
        ),
        ("a: *b", "1:4: this is no YAML: found undefined alias"),
        ("a: &b 1", "1:4: anchors and aliases are not supported; write the value out where it is needed"),
        ("a: &b 1\nc: *b", "1:4: anchors and aliases are not supported; write the value out where it is needed"),
        ("? [1]\n: 2", "1:3: a key must be a word"),
        (
            "a: {{ inputs.x }}",
            "1:4: YAML reads these braces as a mapping; put quotes around the expression: \"{{ … }}\""
        ),
        ("[]", "1:1: a workflow must be a mapping of keys to values, not a list"),
    ])
    func whatIsNoYAMLIsToldWithItsPlace(text: String, message: String) {
        #expect(DefinitionTesting.mistakes(text) == [message])
    }

    @Test func anExpressionWithoutQuotesIsToldWhatItNeeds() {
        let mistakes = DefinitionTesting.mistakes("a: {{ inputs.x }} and more")
        #expect(mistakes.count == 1)
        #expect(mistakes.first?.hasSuffix("; a value that begins with braces needs quotes: \"{{ … }}\"") == true)
    }

    @Test func aBillionLaughsAreRefusedAtOnce() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<40 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let wanted = "anchors and aliases are not supported; write the value out where it is needed"
        #expect(DefinitionTesting.mistakes(text) == ["1:5: \(wanted)"])
        // As the keys of a mapping, where the library itself would go through all of them.
        #expect(DefinitionTesting.mistakes(text + "? *a39\n: 1\n? [*a39]\n: 2\n") == ["1:5: \(wanted)"])
    }

    @Test func nestingIsBounded() {
        let deep = String(repeating: "[", count: 30) + String(repeating: "]", count: 30)
        #expect(DefinitionTesting.mistakes(deep) == ["1:26: this nests deeper than 24 levels"])
        let endless = String(repeating: "[", count: 100_000)
        #expect(DefinitionTesting.mistakes(endless).count == 1)
        let sequences = String(repeating: "- ", count: 100_000)
        #expect(DefinitionTesting.mistakes(sequences).count == 1)
        #expect(DefinitionTesting.mistakes(String(repeating: "{a: ", count: 60_000)).count == 1)
    }

    @Test func theSizeIsBounded() {
        let text = String(repeating: "#", count: YAMLComposer.maxBytes + 1)
        #expect(DefinitionTesting.mistakes(text) == ["1:1: the file has 262145 bytes; a definition has at most 262144"])
    }

    @Test(
        arguments: [
            ("yes", "yes"), ("on", "on"), ("0x10", "0x10"), ("1e5", 100_000.0), ("-3", -3), ("007", 7), ("~", nil),
            ("True", true), ("\"true\"", "true"), ("'12'", "12"), (".inf", ".inf"), ("2026-01-31", "2026-01-31"),
            ("+1", 1),
            ("1_000", "1_000"), ("0x1p3", "0x1p3"), ("", nil), ("\"\\u0000\"", "\0"),
        ] as [(String, JSONValue)])
    func scalarsAreReadByTheCoreSchema(text: String, value: JSONValue) throws {
        let definition = try DefinitionTesting.definition("name: w\nsteps: [{name: a, transform: {x: \(text)}}]")
        #expect(definition.steps[0].input == .constant(["value": ["x": value]]))
    }
}
