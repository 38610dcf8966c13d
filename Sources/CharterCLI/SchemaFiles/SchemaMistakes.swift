import ArgumentParser
import GraphQLLanguage
import GraphQLSchema
import GraphQLSchemaTools

extension SchemaErrors {
    /// Ends a command that needs a schema: every mistake as a located line on standard error, exit status 2.
    func reported() throws -> ExitCode {
        let lines = Linter.findings(self).map { $0.located + "\n" }
        try SystemFile.standardError.write(Array(lines.joined().utf8))
        return ExitCode(2)
    }
}

extension LintFinding {
    /// `path:line:column: error: message`, without the rule, which a mistake has none of.
    fileprivate var located: String {
        let place = path.map { path in path + (location.map { ":\($0.line):\($0.column)" } ?? "") + ": " } ?? ""
        return "\(place)\(severity.word): \(message)"
    }
}
