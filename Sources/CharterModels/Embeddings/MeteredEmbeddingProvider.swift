/// An embedding model whose every call is entered in the ledger, whichever way it ends. The log of model calls is not
/// told: it would hold each document a second time.
public struct MeteredEmbeddingProvider: EmbeddingProvider {
    private let provider: any EmbeddingProvider
    private let ledger: ModelUsageLedger

    public init(_ provider: any EmbeddingProvider, ledger: ModelUsageLedger) {
        self.provider = provider
        self.ledger = ledger
    }

    public var name: String { provider.name }
    public var dimension: Int? { provider.dimension }

    public func availability() async -> ModelAvailability { await provider.availability() }

    public func embed(_ texts: [String]) async throws -> EmbeddingReply {
        let call = ledger.begin(name)
        do {
            let reply = try await provider.embed(texts)
            call.end(.completed, usage: reply.usage)
            return reply
        } catch {
            call.end(error is CancellationError ? .clientGone : .failed, usage: .none)
            throw error
        }
    }
}
