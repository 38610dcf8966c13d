import Testing

@testable import CharterModels

/// What a recorder hears of metered calls.
struct ModelCallRecordingTests {
    private let recorder = RecordedCalls()
    private let context = ModelCallContext(userID: "u-1", requestID: "r-1", runID: "run-1")
    private let request = ModelRequest(prompt: "Hiya")

    private func model(failure: (any Error)? = nil, pieces: [String] = ["Hel", "lo"]) -> MeteredModel {
        MeteredModel(
            ScriptedModel(pieces: pieces, failure: failure), ledger: ModelUsageLedger(), recorder: recorder,
            context: context)
    }

    private func onlyCall() throws -> ModelCallRecord {
        #expect(recorder.admitted == 1)
        #expect(recorder.calls.count == 1)
        return try #require(recorder.calls.first)
    }

    @Test func aCompleteAnswer() async throws {
        _ = try await model().chat(request)
        let call = try onlyCall()
        #expect(call.context == context)
        #expect(call.model == "scripted")
        #expect(call.prompt == "Hiya")
        #expect(call.response == "Hello")
        #expect(call.usage == ModelUsage(promptTokens: 3, completionTokens: 2))
        #expect(call.outcome == .completed)
        #expect(call.errorCode == nil)
        #expect(call.duration >= 0)
    }

    @Test func aCompleteStream() async throws {
        _ = await model().streamChat(request).collected()
        let call = try onlyCall()
        #expect(call.response == "Hello")
        #expect(call.outcome == .completed)
    }

    @Test func aFailureHasItsCode() async throws {
        let failure = ModelError.rateLimited(model: "scripted", retryAfter: nil, partialText: "")
        await #expect(throws: failure) { try await model(failure: failure).chat(request) }
        let call = try onlyCall()
        #expect(call.outcome == .failed)
        #expect(call.errorCode == "RATE_LIMIT_ERROR")
        #expect(call.response == "")
        #expect(call.usage == .none)
    }

    @Test func anInterruptedStreamKeepsWhatArrived() async throws {
        let failure = ModelError.truncated(model: "scripted", partialText: "Hello")
        _ = await model(failure: failure).streamChat(request).collected()
        let call = try onlyCall()
        #expect(call.outcome == .interrupted)
        #expect(call.response == "Hello")
        #expect(call.errorCode == "UPSTREAM_ERROR")
        #expect(call.usage.isEstimated)
    }

    @Test func anAbandonedStreamKeepsWhatArrived() async throws {
        do {
            var iterator = model().streamChat(request).makeAsyncIterator()
            _ = try await iterator.next()
        }
        let call = try onlyCall()
        #expect(call.outcome == .clientGone)
        #expect(call.response == "Hel")
        #expect(call.usage.isEstimated)
    }

    @Test func aCancelledCallIsRecorded() async throws {
        await #expect(throws: CancellationError.self) { try await model(failure: CancellationError()).chat(request) }
        #expect(try onlyCall().outcome == .clientGone)
    }

    @Test func whatIsNoCallIsNotRecorded() async {
        await #expect(throws: ModelError.self) { try await model().generate("  ") }
        _ = model().streamChat(request)
        #expect(recorder.admitted == 0)
        #expect(recorder.calls.isEmpty)
    }

    @Test func anUnknownErrorIsAnInternalOne() async throws {
        struct Odd: Error {}
        await #expect(throws: Odd.self) { try await model(failure: Odd()).chat(request) }
        #expect(try onlyCall().errorCode == "INTERNAL_ERROR")
    }

    @Test func theRegistryHandsTheContextOn() async throws {
        let registry = try ModelRegistry(
            [.init(ScriptedModel(name: "a"))], defaultName: "a", recorder: recorder)
        _ = try await registry.model(for: context).chat(request)
        #expect(try onlyCall().context == context)
        _ = try await registry.model(named: "a").chat(request)
        #expect(recorder.calls.last?.context == ModelCallContext())
    }
}
