import ArgumentParser
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchemaTools
import Testing

@testable import CharterCLI

@Suite struct LintCommandTests {
    private static let clean = "\"q\" type Query { \"a\" a: Int }"
    private static let warning = "type Query { \"a\" a: Int }"
    private static let error = "\"q\" type Query { \"a\" A: Int }"

    @Test(
        arguments: [
            (clean, [], 0), (warning, [], 0), (warning, ["--max-warnings", "0"], 1),
            (warning, ["--max-warnings", "1"], 0),
            (error, [], 1), (error, ["--format", "json"], 1), ("type Query {", [], 1),
            (error, ["--config", "off.json"], 0),
            (clean, ["--config", "wrong.json"], 2), (clean, ["--config", "missing.json"], 2),
        ] as [(String, [String], Int32)])
    func statusesTellErrorsFromWarnings(sdl: String, options: [String], expected: Int32) throws {
        try TemporaryFiles.with([
            "s/a.graphql": sdl, "off.json": "{\"rules\":{\"field-names\":\"off\"}}",
            "wrong.json": "{\"rules\":{\"x\":\"off\"}}",
        ]) { path in
            var status: Int32 = 0
            do {
                try LintCommand.parse(options.map { $0.hasSuffix(".json") ? path($0) : $0 } + [path("s")]).run()
            } catch let exit as ExitCode {
                status = exit.rawValue
            }
            #expect(status == expected)
        }
    }

    @Test func findingsAreLinesOrJSON() throws {
        let findings = LintCommand.findings(in: [Source("type Query { \"a\" A: Nope }", name: "s.graphql")], Linter())
        #expect(
            try LintCommand.parse(["-"]).output(findings) == """
                s.graphql:1:6: warning: The type Query has no description. Say above it what it is for. (type-descriptions)
                s.graphql:1:18: error: The field name "A" should be in camelCase, such as "a". (field-names)
                s.graphql:1:21: error: Unknown type "Nope". (valid-schema)

                """)
        let json = try JSONValue.parse(try LintCommand.parse(["--format", "json", "-"]).output(findings))
        guard case .array(let items)? = json["findings"] else {
            Issue.record("No findings.")
            return
        }
        #expect(
            items.last == [
                "severity": "error", "rule": "valid-schema", "message": "Unknown type \"Nope\".", "path": "s.graphql",
                "line": 1,
                "column": 21,
            ])
    }

    @Test func helpNamesEveryRule() {
        let help = LintCommand.helpMessage(columns: 200)
        for rule in SpecifiedLintRules.all { #expect(help.contains(rule.name) && help.contains(rule.summary)) }
    }

    @Test func wrongUsageIsRefused() {
        #expect(throws: (any Error).self) { try LintCommand.parse([]) }
        #expect(throws: (any Error).self) { try LintCommand.parse(["--max-warnings", "-1", "a"]) }
    }
}
