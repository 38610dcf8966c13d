import CharterModels

/// Which models are served, and how they are reached.
public struct ModelSettings: Sendable {
    public var defaultName: String
    /// Nil when no local model is wanted.
    public var local: LocalModelServerConfiguration?
    /// Nil when no URL is configured.
    public var external: OpenAICompatibleEndpoint?
    public var agentModel: String
    public var agentPrompt: String
    public var agentTemperature: Double
    public var timeouts: ModelTimeouts

    init(_ values: SettingValues, dataDirectory: String) throws(ConfigurationError) {
        defaultName = values.text(Settings.defaultModel) ?? "cursor-native-ai"
        agentModel = values.text(Settings.agentModel) ?? "cursor-native-ai"
        agentPrompt = values.text(Settings.agentPrompt) ?? ""
        agentTemperature = values.number(Settings.agentTemperature)
        timeouts = ModelTimeouts(
            connect: values.duration(Settings.connectTimeout),
            firstToken: values.duration(Settings.firstTokenTimeout),
            betweenTokens: values.duration(Settings.betweenTokensTimeout))
        if values.flag(Settings.localModel) {
            local = LocalModelServerConfiguration(
                directory: values.text(Settings.localModelDirectory) ?? "\(dataDirectory)/local-model",
                launcherPath: values.text(Settings.localModelLauncher) ?? "")
        }
        guard let url = values.text(Settings.externalModelURL) else { return }
        do throws(ModelError) {
            external = try OpenAICompatibleEndpoint(
                baseURL: url, key: values.text(Settings.externalModelKey).map(APIKey.init(_:)),
                model: values.text(Settings.externalModelName))
        } catch {
            throw ConfigurationError(mistakes: [
                "\(Settings.externalModelURL.environmentVariable)=\(url): \(error.description)"
            ])
        }
    }
}
