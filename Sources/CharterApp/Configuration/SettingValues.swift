import Configuration
import GraphQLSchema

/// Mistakes in the configuration, each naming where the value was set and what it may be.
public struct ConfigurationError: Error, Sendable, CustomStringConvertible {
    public let mistakes: [String]

    public var description: String { mistakes.joined(separator: "\n") }
}

/// The texts of all settings, from options first, then the environment, then defaults; every one checked.
public struct SettingValues: Sendable {
    private var texts: [String: String] = [:]

    /// Reads the settings; throws every mistake that it finds, unknown options included.
    public init(arguments: [String], environment: [String: String]) throws(ConfigurationError) {
        var mistakes = Self.unknownOptions(arguments)
        let options = ConfigReader(provider: CommandLineArgumentsProvider(arguments: ["charter"] + arguments))
        let variables = ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: environment))
        for setting in Settings.all {
            let words = setting.name.split(separator: "-").map(String.init)
            let isSecret = if case .secret = setting.kind { true } else { false }
            var text = options.string(forKey: ConfigKey(words), isSecret: isSecret)
            var place = setting.option
            if case .flag = setting.kind, text == nil, options.bool(forKey: ConfigKey(words)) == true { text = "true" }
            if text == nil, arguments.contains(setting.option) {
                mistakes.append("\(setting.option): a value is missing; write \(setting.option) \(setting.placeholder)")
            }
            if text == nil {
                text = variables.string(forKey: ConfigKey(["charter"] + words), isSecret: isSecret)
                place = setting.environmentVariable
            }
            if let text, let mistake = setting.mistake(in: text) {
                mistakes.append("\(place)=\(isSecret ? "…" : text): \(mistake)")
            }
            texts[setting.name] = text ?? setting.defaultValue
        }
        if !mistakes.isEmpty { throw ConfigurationError(mistakes: mistakes) }
    }

    private static func unknownOptions(_ arguments: [String]) -> [String] {
        let known = Settings.all.map(\.option)
        var mistakes: [String] = []
        var isValue = false
        for argument in arguments {
            if argument.hasPrefix("--") {
                let option = String(argument.prefix { $0 != "=" })
                if !known.contains(option) {
                    mistakes.append("\(option): unknown option.\(Suggestions.didYouMean(option, among: known))")
                }
                isValue = !argument.contains("=")
            } else if isValue {
                isValue = false
            } else {
                mistakes.append("\(argument): unexpected argument; options begin with --")
            }
        }
        return mistakes
    }

    func text(_ setting: Setting) -> String? { texts[setting.name].flatMap { $0.isEmpty ? nil : $0 } }
    func integer(_ setting: Setting) -> Int { text(setting).flatMap(Int.init) ?? 0 }
    func number(_ setting: Setting) -> Double { text(setting).flatMap(Double.init) ?? 0 }
    func duration(_ setting: Setting) -> Duration { .milliseconds(Int64((number(setting) * 1_000).rounded())) }
    func flag(_ setting: Setting) -> Bool { text(setting) == "true" }
    func list(_ setting: Setting) -> [String] {
        (text(setting) ?? "").split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) }.map(String.init)
    }
}
