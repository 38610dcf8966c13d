import GraphQLSchema

/// Reads `--name value`, `--name=value` and, for flags, `--name` alone; remembers what is unknown or incomplete.
struct OptionReader {
    /// Texts by setting name; the last one wins.
    private(set) var values: [String: String] = [:]
    private(set) var mistakes: [String] = []

    mutating func read(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else {
                mistakes.append("\(argument): unexpected argument; options begin with --")
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let setting = Settings.all.first(where: { $0.option == parts[0] }) else {
                let known = Settings.all.map(\.option)
                mistakes.append("\(parts[0]): unknown option.\(Suggestions.didYouMean(String(parts[0]), among: known))")
                if parts.count == 1, rest.first?.hasPrefix("--") == false { rest.removeFirst() }
                continue
            }
            if parts.count == 2 {
                values[setting.name] = String(parts[1])
            } else {
                readValue(of: setting, &rest)
            }
        }
    }

    private mutating func readValue(of setting: Setting, _ rest: inout ArraySlice<String>) {
        if let value = rest.first, !value.hasPrefix("--") {
            values[setting.name] = value
            rest.removeFirst()
        } else if case .flag = setting.kind {
            values[setting.name] = "true"
        } else {
            mistakes.append("\(setting.option): a value is missing; write \(setting.option) \(setting.placeholder)")
        }
    }
}
