import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// How severe each rule is: its own default, or what a configuration file says.
///
///     { "rules": { "argument-descriptions": "warn", "input-type-suffix": "off" } }
public struct LintConfiguration: Sendable {
    private var severities: [String: LintSeverity?] = [:]

    public init() {}

    /// Reads a configuration file; throws every mistake in it, each at its place.
    public init(_ source: Source) throws(LintConfigurationErrors) {
        var mistakes: [(message: String, offset: Int)] = []
        var severities: [String: LintSeverity?] = [:]
        source.bytes.withUnsafeBufferPointer { bytes in
            do throws(JSONError) {
                var reader = JSONReader(bytes)
                try reader.readMembers { (reader, key, offset) throws(JSONError) in
                    guard key == "rules" else {
                        mistakes.append(("Unknown key \"\(key)\". The one key is \"rules\".", offset))
                        return _ = try reader.readValue()
                    }
                    try reader.readMembers { (reader, name, offset) throws(JSONError) in
                        if SpecifiedLintRules.rule(name) == nil { mistakes.append((Self.unknownRule(name), offset)) }
                        _ = reader.peek()
                        let place = reader.position
                        switch try reader.readValue() {
                        case "off": severities[name] = .some(nil)
                        case .string(let text) where LintSeverity(rawValue: text) != nil:
                            severities[name] = LintSeverity(rawValue: text)
                        default: mistakes.append(("A rule is \"off\", \"warn\" or \"error\".", place))
                        }
                    }
                }
                try reader.expectEnd()
            } catch {
                mistakes.append(("This is no JSON object: \(error.message).", error.offset))
            }
        }
        guard mistakes.isEmpty else {
            let lines = LineTable(source)
            throw LintConfigurationErrors(
                lines: mistakes.map { mistake in
                    let place = lines.location(at: UInt32(truncatingIfNeeded: mistake.offset))
                    return "\(source.name):\(place.line):\(place.column): error: \(mistake.message)"
                })
        }
        self.severities = severities
    }

    /// Nil where the rule is off.
    func severity(of rule: any LintRule.Type) -> LintSeverity? { severities[rule.name] ?? rule.defaultSeverity }

    static func unknownRule(_ name: String) -> String {
        "There is no rule \"\(name)\"." + Suggestions.didYouMean(name, among: SpecifiedLintRules.all.map { $0.name })
    }
}

/// The mistakes of a configuration file, each as a line `path:line:column: error: message`.
public struct LintConfigurationErrors: Error, Sendable {
    public let lines: [String]
}
