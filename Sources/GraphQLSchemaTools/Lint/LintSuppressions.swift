import GraphQLLanguage
import GraphQLSchema

/// The comments `# lint-disable-next-line rule, other-rule` of a source text. Without names they silence every rule.
///
/// An element is silenced by a comment above it, that is, above its description where it has one, or above the very
/// line that the finding names.
struct LintSuppressions {
    /// A comment that names a rule that does not exist.
    struct Mistake {
        let message: String
        let line: Int
    }

    static let marker = "lint-disable-next-line"
    /// Stands where findings name their rule.
    static let mistakeName = "known-rules"

    private(set) var mistakes: [Mistake] = []
    /// By the line that is silenced; empty for all rules.
    private var rules: [Int: Set<String>] = [:]

    init(in source: Source) {
        for comment in Comment.all(in: source) {
            let words = comment.text.split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
            guard words.first == Self.marker else { continue }
            // What stands behind two dashes is a remark for readers.
            let names = words.dropFirst().prefix { $0 != "--" }
            rules[comment.line + 1] = Set(names)
            for name in names where SpecifiedLintRules.rule(name) == nil {
                mistakes.append(
                    Mistake(message: LintConfiguration.unknownRule(name), line: comment.line))
            }
        }
    }

    func silence(_ rule: String, at lines: ClosedRange<Int>) -> Bool {
        [lines.lowerBound, lines.upperBound].contains { line in
            rules[line].map { $0.isEmpty || $0.contains(rule) } ?? false
        }
    }
}
