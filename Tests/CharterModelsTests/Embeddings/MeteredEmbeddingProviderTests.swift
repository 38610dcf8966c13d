import Testing

@testable import CharterModels

struct MeteredEmbeddingProviderTests {
    private let ledger = ModelUsageLedger()

    @Test func callsAreInTheLedger() async throws {
        let provider = MeteredEmbeddingProvider(ScriptedEmbedding(), ledger: ledger)
        #expect(try await provider.embed("ab 1") == [2, 2])
        let totals = try #require(ledger.snapshot().byModel["scripted-embedding"])
        #expect(totals.completed == 1)
        #expect(totals.promptTokens == 1)
        #expect(totals.inFlight == 0)
    }

    @Test func failuresAreToo() async throws {
        let broken = ScriptedEmbedding(failure: ModelError.invalidRequest(reason: "x"))
        let provider = MeteredEmbeddingProvider(broken, ledger: ledger)
        await #expect(throws: ModelError.self) { try await provider.embed("a") }
        let gone = MeteredEmbeddingProvider(ScriptedEmbedding(failure: CancellationError()), ledger: ledger)
        await #expect(throws: CancellationError.self) { try await gone.embed("a") }
        let totals = try #require(ledger.snapshot().byModel["scripted-embedding"])
        #expect(totals.failed == 1)
        #expect(totals.clientGone == 1)
        #expect(totals.totalTokens == 0)
    }
}
