import Testing

@testable import CharterWorkflows

/// Mistakes in expressions are told where they stand, however YAML writes the text around them.
struct DefinitionTextTests {
    private func place(_ body: String) -> String {
        let mistakes = DefinitionTesting.mistakes("name: w\nsteps:\n  - name: a\n    transform:\n      x: \(body)\n")
        return mistakes.map { $0.split(separator: " ").first.map(String.init) ?? "" }.joined(separator: " ")
    }

    @Test func inPlainText() { #expect(place("some {{ inputs.missing }}") == "5:18:") }

    @Test func inQuotes() {
        #expect(place("\"{{ inputs.missing }}\"") == "5:14:")
        #expect(place("'{{ inputs.missing }}'") == "5:14:")
    }

    @Test func behindEscapes() {
        #expect(place(#""{{ \"a\" + inputs.missing }}""#) == "5:22:")
        #expect(place("'{{ ''a'' + inputs.missing }}'") == "5:22:")
    }

    @Test func inBlocks() {
        #expect(place("|\n        one\n        {{ 1 }} {{ inputs.missing }}\n") == "7:20:")
        #expect(place(">-\n        one\n        {{ 1 }} {{ inputs.missing }}\n") == "7:20:")
        #expect(place("|\n        {{ 1 +\n           inputs.missing }}\n") == "7:12:")
    }

    @Test func behindBracesWithinExpressions() {
        #expect(place("\"{{ '{{' }} {{ inputs.missing }}\"") == "5:25:")
    }

    @Test func inConditionsWithoutBraces() {
        let steps = "steps:\n  - name: a\n    when: inputs.text and inputs.missing\n    transform: 1"
        #expect(DefinitionTesting.stepMistakes(steps).map { $0.prefix(5) } == ["3:27:"])
        let quoted = "steps:\n  - name: a\n    when: \"inputs.text == 'a' and inputs.missing\"\n    transform: 1"
        #expect(DefinitionTesting.stepMistakes(quoted).map { $0.prefix(5) } == ["3:35:"])
    }
}
