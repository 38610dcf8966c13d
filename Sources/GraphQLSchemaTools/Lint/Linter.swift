import GraphQLLanguage
import GraphQLSchema

/// Checks schema files against conventions that the specification leaves open.
///
/// Its parts: the elements that rules look at (`SchemaElement`), the rules (`SpecifiedLintRules` lists them), how severe
/// each is (`LintConfiguration`), and comments that silence them (`LintSuppressions`).
public struct Linter: Sendable {
    private let configuration: LintConfiguration

    public init(configuration: LintConfiguration = LintConfiguration()) { self.configuration = configuration }

    /// What the rules find in documents that together are one schema, by file and place.
    ///
    /// Without `schema`, for instance because it has mistakes, the rules that need one find nothing. Executable
    /// definitions are passed over.
    public func lint(_ documents: [Document], schema: Schema?) -> [LintFinding] {
        let subject = LintSubject(documents: documents, schema: schema)
        var report = LintReport()
        for rule in SpecifiedLintRules.all {
            guard let severity = configuration.severity(of: rule) else { continue }
            report.begin(rule.name, severity)
            rule.check(subject, &report)
        }
        let comments = documents.map { LintSuppressions(in: $0.source) }
        let lines = documents.map { LineTable($0.source) }
        var findings = report.reported.compactMap { reported -> LintFinding? in
            let table = lines[reported.document]
            let location = table.location(at: reported.offset)
            let first = table.line(at: reported.start)
            if comments[reported.document].silence(reported.rule, at: first...max(first, location.line)) { return nil }
            return LintFinding(
                severity: reported.severity, message: reported.message, rule: reported.rule,
                path: documents[reported.document].source.name, location: location)
        }
        for (document, suppressions) in zip(documents, comments) {
            findings += suppressions.mistakes.map {
                LintFinding(
                    severity: .error, message: $0.message, rule: LintSuppressions.mistakeName,
                    path: document.source.name, location: SourceLocation(line: $0.line, column: 1))
            }
        }
        return findings.sorted()
    }

    /// Mistakes of a schema as findings, so that one list tells everything; no configuration silences them.
    public static func findings(_ errors: SchemaErrors) -> [LintFinding] {
        var tables: [ObjectIdentifier: LineTable] = [:]
        return errors.diagnostics.map { diagnostic in
            guard let origin = diagnostic.origins.first else {
                return LintFinding(severity: .error, message: diagnostic.message, rule: "valid-schema")
            }
            let key = ObjectIdentifier(origin.source)
            let table = tables[key] ?? LineTable(origin.source)
            tables[key] = table
            return LintFinding(
                severity: .error, message: diagnostic.message, rule: "valid-schema", path: origin.source.name,
                location: table.location(at: origin.range.start))
        }.sorted()
    }
}
