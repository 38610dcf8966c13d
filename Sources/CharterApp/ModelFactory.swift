import AsyncHTTPClient
import CharterModels
import Logging

/// Makes the registered models, `cursor-native-ai`, `external-model` and `specialized-agent`, and the embedding model.
struct ModelFactory {
    let settings: ModelSettings
    let localServer: LocalModelServer?
    let http: HTTPClient
    let logger: Logger

    /// - Parameters:
    ///   - retriever: Finds contexts for `specialized-agent`.
    ///   - recorder: Hears of every call.
    func registry(
        ledger: ModelUsageLedger = ModelUsageLedger(), retriever: (any ContextRetriever)? = nil,
        retrieval: RetrievalOptions = RetrievalOptions(), recorder: (any ModelCallRecorder)? = nil
    ) throws(ModelError) -> ModelRegistry {
        let local = local()
        let external = external()
        let agent = SpecializedAgentProvider(
            summary: "A careful software engineer: a system prompt over \(settings.agentModel).",
            systemPrompt: settings.agentPrompt,
            parameters: ModelParameters(temperature: settings.agentTemperature),
            over: settings.agentModel == external.name ? external : local,
            retriever: retrieval.maximumContexts > 0 ? retriever : nil, retrieval: retrieval, logger: logger)
        return try ModelRegistry(
            [
                .init(local, aliases: ["local"]),
                .init(external, aliases: ["external"]),
                .init(agent, aliases: ["agent"]),
            ], defaultName: settings.defaultName, ledger: ledger, recorder: recorder)
    }

    /// The model that makes vectors of texts.
    func embeddings(_ settings: ContextSettings, ledger: ModelUsageLedger) -> any EmbeddingProvider {
        switch settings.embedding {
        case .local:
            guard let localServer else {
                return UnavailableEmbeddingProvider(name: "none", reason: "there is no local model")
            }
            var limits = EmbeddingLimits.local
            if let bytes = settings.textBytes { limits.textBytes = bytes }
            return MeteredEmbeddingProvider(
                LocalEmbeddingProvider(
                    server: localServer, httpClient: http, limits: limits, timeouts: self.settings.timeouts,
                    logger: logger),
                ledger: ledger)
        case .external(let endpoint, let model):
            var limits = EmbeddingLimits()
            if let bytes = settings.textBytes { limits.textBytes = bytes }
            return MeteredEmbeddingProvider(
                OpenAICompatibleEmbeddingProvider(
                    name: model, endpoint: endpoint, httpClient: http, limits: limits, timeouts: self.settings.timeouts,
                    logger: logger),
                ledger: ledger)
        case .none(let reason):
            return UnavailableEmbeddingProvider(name: "none", reason: reason)
        }
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
