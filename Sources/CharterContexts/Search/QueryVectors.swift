import CharterModels
import Synchronization

/// The vectors of the last queries, so that the same question again, or its next page, asks no model.
final class QueryVectors: Sendable {
    private struct State {
        var vectors: [String: [Float]] = [:]
        /// The one that came first is first to go.
        var order: [String] = []
    }

    private static let capacity = 256

    private let model: any EmbeddingProvider
    private let state = Mutex(State())

    init(_ model: any EmbeddingProvider) { self.model = model }

    /// - Throws: As `EmbeddingProvider.embed`.
    func vector(of text: String) async throws -> [Float] {
        if let known = state.withLock({ $0.vectors[text] }) { return known }
        let vector = try await model.embed(text)
        state.withLock { state in
            guard state.vectors.updateValue(vector, forKey: text) == nil else { return }
            state.order.append(text)
            if state.order.count > Self.capacity { state.vectors[state.order.removeFirst()] = nil }
        }
        return vector
    }
}
