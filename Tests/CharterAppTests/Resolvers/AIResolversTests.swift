import CharterModels
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import Testing

@testable import CharterApp

struct AIResolversTests {
    private func events(_ source: ModelReplyStream) async throws -> [AIResponseEvent] {
        var events: [AIResponseEvent] = []
        for try await event in AIResponseEvents(model: "m", deltas: source) { events.append(event) }
        return events
    }

    private static let reply = ModelReply(
        content: "ab", model: "m", upstreamModel: nil, usage: ModelUsage(promptTokens: 3, completionTokens: 2),
        finishReason: .stop, responseTime: 0.5)

    private static func stream(_ items: [ModelStreamEvent], then error: ModelError? = nil) -> ModelReplyStream {
        ModelReplyStream {
            let script = Script(items, error)
            return { try await script.next() }
        }
    }

    private actor Script {
        var items: [ModelStreamEvent]
        let error: ModelError?

        init(_ items: [ModelStreamEvent], _ error: ModelError?) {
            self.items = items.reversed()
            self.error = error
        }

        func next() throws -> ModelStreamEvent? {
            if let item = items.popLast() { return item }
            if let error { throw error }
            return nil
        }
    }

    @Test func anAnswerStartsGrowsAndCompletes() async throws {
        let events = try await events(Self.stream([.delta("a"), .delta("b"), .finished(Self.reply)]))
        #expect(events.count == 4)
        guard case .aiResponseStarted(let started) = events[0], case .aiResponseDelta(let second) = events[2],
            case .aiResponseCompleted(let completed) = events[3]
        else {
            Issue.record("\(events)")
            return
        }
        #expect(started.model == "m")
        #expect(second.index == 1)
        #expect(second.text == "b")
        #expect(completed.response.content == "ab")
        #expect(completed.response.tokensUsed == 5)
        #expect(completed.response.responseTime == 0.5)
        #expect(completed.finishReason == "stop")
    }

    @Test func piecesAreTheTextOfTheDeltas() async throws {
        var pieces: [String] = []
        let stream = Self.stream([.delta("a"), .delta("b"), .finished(Self.reply)])
        for try await piece in AIResponsePieces(deltas: stream) { pieces.append(piece) }
        #expect(pieces == ["a", "b"])
        let broken = AIResponsePieces(
            deltas: Self.stream([.delta("half")], then: .truncated(model: "m", partialText: "half")))
        await #expect(throws: ModelError.self) { for try await _ in broken {} }
    }

    @Test func partialTextIsNotLost() async throws {
        let broken = Self.stream([.delta("half")], then: .truncated(model: "m", partialText: "half"))
        await #expect(throws: ModelError.self) { try await events(broken) }
        let error = ModelError.truncated(model: "m", partialText: "half").graphQLError
        #expect(error.code == .upstream)
        #expect(error.extensions["partialText"] == .string("half"))
    }

    @Test func errorsCarryTheirCodeAndWait() {
        let error = ModelError.rateLimited(model: "m", retryAfter: .seconds(7), partialText: "").graphQLError
        #expect(error.code == .rateLimit)
        #expect(error.extensions["retryAfter"] == .int(7))
        #expect(error.extensions["partialText"] == nil)
        #expect(ModelError.unknownModel(name: "x", known: ["a"]).graphQLError.code == .validation)
    }

    @Test func unavailableModelsSayWhatIsMissing() {
        let model = Model(
            ModelDescription(
                name: "n", description: "d", kind: .agent, aliases: ["x"], isDefault: true,
                availability: .unavailable(reason: "set it")))
        #expect(model.status == .unavailable)
        #expect(model.unavailableReason == "set it")
        #expect(model.kind == .agent)
    }
}
