import ArgumentParser
import Foundation
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchemaTools

struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check schema files against conventions: names, descriptions, deprecations, lists.",
        discussion: """
            The files, and all schema files in the folders, are one schema. Each finding is a line \
            path:line:column: severity: message (rule). Rules and their default severities:

            \(ruleList)

            A file .charter-lint.json in the working directory, or --config FILE, sets other severities:

              { "rules": { "argument-descriptions": "warn", "non-null-lists": "off" } }

            A comment above an element silences rules for it, all of them where it names none:

              # lint-disable-next-line field-names, non-null-lists

            Exit status: 0 no errors, 1 errors or more warnings than --max-warnings, 2 wrong usage or a file that \
            cannot be read.
            """)

    private static let ruleList = SpecifiedLintRules.all.map { rule in
        let severity = rule.defaultSeverity?.rawValue ?? "off"
        let name = rule.name.padding(toLength: 24, withPad: " ", startingAt: 0)
        return "  \(name) \(severity.padding(toLength: 6, withPad: " ", startingAt: 0)) \(rule.summary)"
    }.joined(separator: "\n")

    static let defaultConfiguration = ".charter-lint.json"

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json
        case text
    }

    @Option(help: "The form of the findings.")
    var format = Format.text

    @Option(help: "The configuration file.")
    var config: String?

    @Option(help: "The warnings that are accepted; more make the exit status 1.")
    var maxWarnings: Int?

    @Argument(help: "Schema files, or folders of them; - is standard input.")
    var schemas: [String]

    func validate() throws {
        guard maxWarnings.map({ $0 >= 0 }) ?? true else { throw ValidationError("--max-warnings counts from 0.") }
    }

    func run() throws {
        try CommandFailure.reporting {
            var files = InputFiles()
            let linter = Linter(configuration: try configuration(&files))
            let sources = try SchemaFiles.sources(schemas, &files)
            let findings = try DeepStackExecutor.run { Self.findings(in: sources, linter) }
            try SystemFile.standardOutput.write(Array(output(findings).utf8))
            let warnings = findings.count { $0.severity == .warning }
            if warnings < findings.count || warnings > maxWarnings ?? .max { throw ExitCode(1) }
        }
    }

    private func configuration(_ files: inout InputFiles) throws -> LintConfiguration {
        let path = config ?? Self.defaultConfiguration
        if config == nil, !FileManager.default.fileExists(atPath: path) { return LintConfiguration() }
        let source = try files.source(path)
        do throws(LintConfigurationErrors) {
            return try LintConfiguration(source)
        } catch {
            try SystemFile.standardError.write(Array(error.lines.map { $0 + "\n" }.joined().utf8))
            throw ExitCode(2)
        }
    }

    static func findings(in sources: [Source], _ linter: Linter) -> [LintFinding] {
        let files = SchemaFiles.build(sources)
        switch files.schema {
        case .success(let schema): return linter.lint(files.documents, schema: schema)
        case .failure(let errors): return (Linter.findings(errors) + linter.lint(files.documents, schema: nil)).sorted()
        }
    }

    func output(_ findings: [LintFinding]) -> String {
        switch format {
        case .text: findings.map { "\($0)\n" }.joined()
        case .json: JSONValue.object(["findings": .array(findings.map(\.json))]).serializedText + "\n"
        }
    }
}

extension LintFinding {
    fileprivate var json: JSONValue {
        var object: JSONObject = [
            "severity": .string(severity.word), "rule": .string(rule), "message": .string(message),
        ]
        if let path { object["path"] = .string(path) }
        if let location {
            object["line"] = .int(Int64(location.line))
            object["column"] = .int(Int64(location.column))
        }
        return .object(object)
    }
}
