/// One thing that an operator can set: its option, its environment variable, what it may be, and what it is for.
public struct Setting: Sendable {
    /// What a setting's text must be.
    public enum Kind: Sendable {
        case text
        /// Never shown again.
        case secret
        case path
        case integer(ClosedRange<Int>)
        /// Seconds, fractions allowed.
        case seconds(ClosedRange<Double>)
        case number(ClosedRange<Double>)
        case flag
        case choice([String])
        /// Texts with commas between them.
        case list
    }

    /// In lower case with hyphens: `--max-body-bytes`.
    public let name: String
    public let kind: Kind
    /// The text that stands in when nobody sets it; nil when there is none.
    public let defaultValue: String?
    /// One sentence.
    public let help: String
    /// The name that other programs know it by, in place of one that begins with `CHARTER_`.
    private let variable: String?

    init(
        _ name: String, _ kind: Kind, default defaultValue: String? = nil, variable: String? = nil, _ help: String
    ) {
        self.name = name
        self.kind = kind
        self.defaultValue = defaultValue
        self.help = help
        self.variable = variable
    }

    public var option: String { "--\(name)" }
    public var environmentVariable: String {
        variable ?? "CHARTER_" + name.uppercased().replacing("-", with: "_")
    }

    /// The key under which configuration is looked up; `CHARTER_MAX_TOKENS` is its variable's form.
    var configurationKey: [String] { environmentVariable.lowercased().split(separator: "_").map(String.init) }

    /// What to put after the option.
    var placeholder: String {
        switch kind {
        case .text: "TEXT"
        case .secret: "SECRET"
        case .path: "PATH"
        case .integer: "N"
        case .seconds: "SECONDS"
        case .number: "X"
        case .flag: "true|false"
        case .choice(let choices): choices.joined(separator: "|")
        case .list: "A,B,…"
        }
    }

    /// Why a text is not acceptable, or nil when it is.
    func mistake(in text: String) -> String? {
        switch kind {
        case .text, .secret, .path, .list: return nil
        case .integer(let range):
            if let number = Int(text), range.contains(number) { return nil }
            let upper = range.upperBound == .max ? " or more" : " to \(range.upperBound)"
            return "must be a whole number, \(range.lowerBound)\(upper)"
        case .seconds(let range):
            if let number = Double(text), range.contains(number) { return nil }
            return "must be a number of seconds from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range):
            if let number = Double(text), range.contains(number) { return nil }
            return "must be a number from \(range.lowerBound) to \(range.upperBound)"
        case .flag: return ["true", "false"].contains(text) ? nil : "must be true or false"
        case .choice(let choices):
            return choices.contains(text) ? nil : "must be one of \(choices.joined(separator: ", "))"
        }
    }
}
