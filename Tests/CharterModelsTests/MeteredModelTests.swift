import Testing

@testable import CharterModels

struct MeteredModelTests {
    private let ledger = ModelUsageLedger()
    /// Four characters of prompt: one token, and four for the message around it.
    private let request = ModelRequest(prompt: "Hiya")
    private let estimatedPromptTokens = 5

    private var totals: ModelUsageTotals { ledger.snapshot().total }

    private func model(failure: (any Error)? = nil, pieces: [String] = ["Hel", "lo"]) -> MeteredModel {
        MeteredModel(ScriptedModel(pieces: pieces, failure: failure), ledger: ledger)
    }

    @Test func aCompleteAnswerCostsWhatTheModelReports() async throws {
        _ = try await model().chat(request)
        let (events, error) = await model().streamChat(request).collected()
        #expect(events.count == 3)
        #expect(error == nil)
        #expect(totals.calls == 2)
        #expect(totals.completed == 2)
        #expect(totals.promptTokens == 6)
        #expect(totals.completionTokens == 4)
        #expect(totals.estimatedPromptTokens == 0)
        #expect(totals.inFlight == 0)
    }

    @Test func aFailureWithoutTextCostsNothing() async {
        let failure = ModelError.upstream(model: "scripted", status: 500, detail: "d", partialText: "")
        await #expect(throws: failure) { try await model(failure: failure).chat(request) }
        _ = await model(failure: failure, pieces: []).streamChat(request).collected()
        #expect(totals.failed == 2)
        #expect(totals.totalTokens == 0)
    }

    @Test func anInterruptedStreamIsEstimated() async {
        let failure = ModelError.truncated(model: "scripted", partialText: "Hello")
        let (events, error) = await model(failure: failure).streamChat(request).collected()
        #expect(events == [.delta("Hel"), .delta("lo")])
        #expect(error as? ModelError == failure)
        #expect(totals.interrupted == 1)
        #expect(totals.estimatedPromptTokens == estimatedPromptTokens)
        #expect(totals.estimatedCompletionTokens == 2)
        #expect(totals.promptTokens == 0)
    }

    @Test func aCancelledCallIsAClientGone() async {
        await #expect(throws: CancellationError.self) { try await model(failure: CancellationError()).chat(request) }
        #expect(totals.clientGone == 1)
        #expect(totals.estimatedPromptTokens == estimatedPromptTokens)
    }

    @Test func anAbandonedStreamIsAClientGone() async throws {
        do {
            var iterator = model().streamChat(request).makeAsyncIterator()
            #expect(try await iterator.next() == .delta("Hel"))
            #expect(totals.inFlight == 1)
        }
        #expect(totals.inFlight == 0)
        #expect(totals.clientGone == 1)
        #expect(totals.estimatedCompletionTokens == 1)
    }

    @Test func aStreamThatNobodyReadIsNoCall() {
        _ = model().streamChat(request)
        #expect(totals.calls == 0)
    }

    @Test func aRequestThatCannotBeAnsweredIsNoCall() async {
        await #expect(throws: ModelError.self) { try await model().generate("  ") }
        _ = await model().streamChat(ModelRequest(messages: [])).collected()
        #expect(totals.calls == 0)
    }
}
