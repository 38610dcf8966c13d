import GraphQLLanguage

/// How much a finding matters.
public enum LintSeverity: String, Sendable, Hashable {
    case warning = "warn"
    case error = "error"

    /// The word in messages.
    public var word: String { self == .warning ? "warning" : "error" }
}

/// Something in a schema file that a rule objects to; its description is one line that editors make clickable.
public struct LintFinding: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let severity: LintSeverity
    /// What is wrong and what would mend it, in one sentence or two.
    public let message: String
    /// The name under which the rule is configured and silenced.
    public let rule: String
    /// The name of the source text; nil when something is missing altogether.
    public let path: String?
    public let location: SourceLocation?

    init(
        severity: LintSeverity, message: String, rule: String, path: String? = nil, location: SourceLocation? = nil
    ) {
        self.severity = severity
        self.message = message
        self.rule = rule
        self.path = path
        self.location = location
    }

    /// `path:line:column: warning: message (rule)`.
    public var description: String {
        let place = path.map { path in path + (location.map { ":\($0.line):\($0.column)" } ?? "") + ": " } ?? ""
        return "\(place)\(severity.word): \(message) (\(rule))"
    }

    /// By file, then by place, then by rule.
    public static func < (left: LintFinding, right: LintFinding) -> Bool {
        let start = SourceLocation(line: 0, column: 0)
        let paths = (left.path ?? "", right.path ?? "")
        if paths.0 != paths.1 { return paths.0 < paths.1 }
        let places = (left.location ?? start, right.location ?? start)
        if places.0 != places.1 { return places.0 < places.1 }
        return (left.rule, left.message) < (right.rule, right.message)
    }
}
