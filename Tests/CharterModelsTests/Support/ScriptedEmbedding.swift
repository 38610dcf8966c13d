import CharterModels
import Synchronization

/// An embedding model of two numbers: how many letters a text has, and how many other characters.
struct ScriptedEmbedding: EmbeddingProvider {
    var name = "scripted-embedding"
    var dimension: Int? = 2
    var failure: (any Error)?

    func availability() async -> ModelAvailability { .available }

    func embed(_ texts: [String]) async throws -> EmbeddingReply {
        if let failure { throw failure }
        return EmbeddingReply(
            vectors: texts.map { text in
                let letters = text.filter(\.isLetter).count
                return [Float(letters), Float(text.count - letters)]
            }, usage: ModelUsage(promptTokens: texts.count, completionTokens: 0))
    }
}
