import Testing

@testable import CharterModels

struct ModelUsageLedgerTests {
    @Test func outcomesAndTokensAreKeptByModel() {
        let ledger = ModelUsageLedger()
        ledger.begin("a").end(.completed, usage: ModelUsage(promptTokens: 3, completionTokens: 4))
        ledger.begin("a").end(.failed, usage: .none)
        ledger.begin("b").end(.interrupted, usage: ModelUsage(promptTokens: 1, completionTokens: 2, isEstimated: true))
        let open = ledger.begin("b")

        let snapshot = ledger.snapshot()
        #expect(snapshot.byModel["a"]?.calls == 2)
        #expect(snapshot.byModel["a"]?.failed == 1)
        #expect(snapshot.byModel["b"]?.inFlight == 1)
        #expect(snapshot.byModel["b"]?.estimatedCompletionTokens == 2)
        #expect(snapshot.total.calls == 4)
        #expect(snapshot.total.totalTokens == 10)
        open.end(.clientGone, usage: .none)
        #expect(ledger.snapshot().total.inFlight == 0)
    }

    @Test func aCallEndsOnce() {
        let ledger = ModelUsageLedger()
        let call = ledger.begin("a")
        call.end(.completed, usage: .none)
        call.end(.failed, usage: .none)
        #expect(ledger.snapshot().total.completed == 1)
        #expect(ledger.snapshot().total.failed == 0)
    }

    @Test func noCallIsLostBetweenTasks() async {
        let ledger = ModelUsageLedger()
        await withTaskGroup { group in
            for _ in 0..<50 {
                group.addTask {
                    for _ in 0..<100 {
                        ledger.begin("a").end(.completed, usage: ModelUsage(promptTokens: 1, completionTokens: 1))
                    }
                }
            }
        }
        #expect(ledger.snapshot().total.completed == 5000)
        #expect(ledger.snapshot().total.totalTokens == 10_000)
    }
}
