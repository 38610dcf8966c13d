import AsyncHTTPClient
import CharterModels
import Logging

/// Makes the registered models: `cursor-native-ai`, `external-model` and `specialized-agent`.
struct ModelFactory {
    let settings: ModelSettings
    let localServer: LocalModelServer?
    let http: HTTPClient
    let logger: Logger

    /// - Parameter recorder: Hears of every call.
    func registry(recorder: (any ModelCallRecorder)? = nil) throws(ModelError) -> ModelRegistry {
        let local = local()
        let external = external()
        let agent = SpecializedAgentProvider(
            summary: "A careful software engineer: a system prompt over \(settings.agentModel).",
            systemPrompt: settings.agentPrompt,
            parameters: ModelParameters(temperature: settings.agentTemperature),
            over: settings.agentModel == external.name ? external : local)
        return try ModelRegistry(
            [
                .init(local, aliases: ["local"]),
                .init(external, aliases: ["external"]),
                .init(agent, aliases: ["agent"]),
            ], defaultName: settings.defaultName, recorder: recorder)
    }

    private func local() -> any ModelProvider {
        let name = "cursor-native-ai"
        let summary = "A small instruction model, SmolLM2 135M, that runs beside this server."
        guard let localServer else {
            return UnavailableModelProvider(
                name: name, summary: summary, kind: .local,
                reason: "it is switched off; set \(Settings.localModel.environmentVariable)=true")
        }
        return LocalModelProvider(
            name: name, summary: summary, server: localServer, httpClient: http, timeouts: settings.timeouts,
            logger: logger)
    }

    private func external() -> any ModelProvider {
        let name = "external-model"
        let summary = "A model behind another server that speaks the OpenAI protocol."
        guard let endpoint = settings.external else {
            return UnavailableModelProvider(
                name: name, summary: summary, kind: .openAICompatible,
                reason: "no server is configured; set \(Settings.externalModelURL.environmentVariable)")
        }
        return OpenAICompatibleProvider(
            name: name, summary: summary, endpoint: endpoint, httpClient: http, timeouts: settings.timeouts,
            logger: logger)
    }
}
