import CharterContexts
import CharterModels

/// Who makes vectors of contexts, and how they are kept and given to models.
public struct ContextSettings: Sendable {
    /// Where vectors come from.
    public enum Embedding: Sendable, Equatable {
        /// The local model's server.
        case local
        /// The server of `external-model`, under this name of an embedding model.
        case external(OpenAICompatibleEndpoint, model: String)
        /// Nobody: the reason says what is missing and how to supply it.
        case none(reason: String)

        fileprivate var minimumSimilarity: Double {
            if case .external = self { return RetrievalOptions.similarityOfOtherModels }
            return RetrievalOptions.similarityOfLocalModel
        }
    }

    public var embedding: Embedding
    /// Nil leaves it to the provider.
    public var textBytes: Int?
    public var options: ContextOptions
    public var retrieval: RetrievalOptions

    init(_ values: SettingValues, models: ModelSettings) throws(ConfigurationError) {
        embedding = try Self.embedding(values, models)
        textBytes = values.text(Settings.embeddingTextBytes).flatMap(Int.init)
        options = ContextOptions(
            maximumIndexBytes: values.integer(Settings.vectorIndexMiB) << 20,
            usesPgvector: values.flag(Settings.pgvector))
        retrieval = RetrievalOptions(
            maximumContexts: values.integer(Settings.agentContexts),
            maximumBytes: values.integer(Settings.agentContextBytes),
            minimumSimilarity: values.text(Settings.agentContextSimilarity).flatMap(Double.init)
                ?? embedding.minimumSimilarity)
    }

    private static func embedding(
        _ values: SettingValues, _ models: ModelSettings
    ) throws(ConfigurationError) -> Embedding {
        let name = values.text(Settings.embeddingModelName)
        switch values.text(Settings.embeddingModel) {
        case "external-model":
            guard let endpoint = models.external, let name else {
                throw ConfigurationError(mistakes: [
                    "\(Settings.embeddingModel.option) external-model needs \(Settings.externalModelURL.option) and "
                        + "\(Settings.embeddingModelName.option)."
                ])
            }
            do throws(ModelError) {
                return .external(
                    try OpenAICompatibleEndpoint(baseURL: endpoint.baseURL, key: endpoint.key, model: name), model: name
                )
            } catch {
                throw ConfigurationError(mistakes: ["\(Settings.externalModelURL.option): \(error.description)"])
            }
        case "off":
            return .none(reason: "vectors are switched off; set \(Settings.embeddingModel.environmentVariable)")
        default:
            guard models.local != nil else {
                return .none(
                    reason: "the local model is switched off; set \(Settings.localModel.environmentVariable)=true, or "
                        + "\(Settings.embeddingModel.environmentVariable)=external-model")
            }
            return .local
        }
    }
}
