import Configuration

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
        var options = OptionReader()
        options.read(arguments)
        var mistakes = options.mistakes
        let reader = ConfigReader(providers: [
            InMemoryProvider(name: "options", values: Self.keyed(options.values)),
            EnvironmentVariablesProvider(environmentVariables: environment),
        ])
        for setting in Settings.all {
            let isSecret = if case .secret = setting.kind { true } else { false }
            let text = reader.string(forKey: ConfigKey(setting.configurationKey), isSecret: isSecret)
            if let text, let mistake = setting.mistake(in: text) {
                let place = options.values[setting.name] == nil ? setting.environmentVariable : setting.option
                mistakes.append("\(place)=\(isSecret ? "…" : text): \(mistake)")
            }
            texts[setting.name] = text ?? setting.defaultValue
        }
        if !mistakes.isEmpty { throw ConfigurationError(mistakes: mistakes) }
    }

    private static func keyed(_ options: [String: String]) -> [AbsoluteConfigKey: ConfigValue] {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for setting in Settings.all {
            guard let text = options[setting.name] else { continue }
            values[AbsoluteConfigKey(setting.configurationKey)] = ConfigValue(.string(text), isSecret: false)
        }
        return values
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
