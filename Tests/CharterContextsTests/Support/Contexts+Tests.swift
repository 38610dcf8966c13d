import CharterContexts
import CharterModels
import CharterResilience
import CharterStorage
import Foundation
import Logging

extension Contexts {
    init(_ database: any Database, _ model: any EmbeddingProvider = WordEmbedding(), maximumIndexBytes: Int = 1 << 20) {
        self.init(
            database, model: model, options: ContextOptions(maximumIndexBytes: maximumIndexBytes),
            logger: Logger(label: "test"))
    }

    @discardableResult
    func add(_ content: String, type: String = "note") async throws -> ContextDocument {
        try await create(ContextDraft(type: type, content: content, owner: "u-1"))
    }

    /// The contents that a search finds, the best first.
    func found(
        _ query: String?, type: String? = nil, mode: ContextSearchMode = .hybrid, limit: Int = 10
    ) async throws -> [String] {
        try await search(query, type: type, mode: mode, limit: limit).hits.map(\.context.content)
    }
}
