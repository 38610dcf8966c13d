import AsyncHTTPClient
import Logging
import Testing

@testable import CharterModels

/// Vectors over a real connection.
@Suite(.timeLimit(.minutes(5)))
struct EmbeddingClientTests {
    private func embed(
        _ texts: [String], from steps: [StubModelServer.Step], limits: EmbeddingLimits = EmbeddingLimits(),
        clock: ModelClock = .continuous
    ) async throws -> (reply: EmbeddingReply, requests: [String]) {
        try await StubModelServer.playing(steps) { server in
            try await HTTPClient.withModelClient { http in
                let provider = OpenAICompatibleEmbeddingProvider(
                    name: "embedder", endpoint: try await server.endpoint(), httpClient: http, limits: limits,
                    clock: clock, logger: Logger(label: "test"))
                return (try await provider.embed(texts), server.requests)
            }
        }
    }

    private let two =
        #"{"object":"list","model":"stub-1","data":[{"object":"embedding","index":1,"embedding":[0.5,-1]},"#
        + #"{"object":"embedding","index":0,"embedding":[1,2e-1]}],"usage":{"prompt_tokens":7,"total_tokens":7}}"#

    @Test func vectorsComeInTheOrderOfTheTexts() async throws {
        let (reply, requests) = try await embed(["a", "b"], from: .answer(two))
        #expect(reply.vectors == [[1, 0.2], [0.5, -1]])
        #expect(reply.usage == ModelUsage(promptTokens: 7, completionTokens: 0))
        let request = try #require(requests.first)
        #expect(request.hasPrefix("POST /v1/embeddings HTTP/1.1\r\n"))
        #expect(request.contains("Authorization: Bearer sk-stub\r\n"))
        #expect(request.hasSuffix(#"{"input":["a","b"],"model":"stub-1"}"#))
    }

    @Test func manyTextsAreAskedForInBatches() async throws {
        let one = #"{"data":[{"index":0,"embedding":[1,0]}]}"#
        let (reply, requests) = try await embed(
            ["a", "b", "c"], from: .answer(one), limits: EmbeddingLimits(batch: 1))
        #expect(reply.vectors == [[1, 0], [1, 0], [1, 0]])
        #expect(requests.count == 3)
        #expect(reply.usage == ModelUsage(promptTokens: 3, completionTokens: 0, isEstimated: true))
    }

    @Test func longTextsAreCut() async throws {
        let one = #"{"data":[{"index":0,"embedding":[1,0]}]}"#
        let (_, requests) = try await embed(["aäöü"], from: .answer(one), limits: EmbeddingLimits(textBytes: 4))
        #expect(requests.first?.hasSuffix(#"{"input":["aä"],"model":"stub-1"}"#) == true)
    }

    @Test func whatIsTooLongForTheModelIsHalvedUntilThatHelpsNoMore() async throws {
        let refusal =
            #"{"error":{"code":500,"message":"input (602 tokens) is too large to process. increase","#
            + #""type":"server_error"}}"#
        try await StubModelServer.playing(.answer(refusal, status: "500 Internal Server Error")) { server in
            try await HTTPClient.withModelClient { http in
                let provider = OpenAICompatibleEmbeddingProvider(
                    name: "embedder", endpoint: try await server.endpoint(), httpClient: http,
                    limits: EmbeddingLimits(textBytes: 256), logger: Logger(label: "test"))
                await #expect {
                    try await provider.embed([String(repeating: "x", count: 1_000)])
                } throws: { error in
                    guard case ModelError.promptTooLong("embedder", _) = error else { return false }
                    return true
                }
            }
            #expect(server.requests.map { $0.filter { $0 == "x" }.count } == [256, 128, 64])
        }
    }

    @Test(arguments: [
        #"{"data":[{"index":0,"embedding":[1]}]}"#, #"{"data":[{"embedding":[1]},{"embedding":[1,2]}]}"#,
        #"{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}"#,
        #"{"data":[{"index":0,"embedding":[0]},{"index":1,"embedding":[1]}]}"#,
        #"{"data":[{"index":0,"embedding":[1]},{"index":7,"embedding":[1]}]}"#, "nothing", "{}", #"{"data":[]}"#,
    ])
    func anAnswerWithoutAVectorForEachTextIsNone(body: String) async {
        await #expect {
            try await embed(["a", "b"], from: .answer(body))
        } throws: { error in
            guard case ModelError.malformedReply("embedder", _, _) = error else { return false }
            return true
        }
    }

    @Test func anErrorInAnAnswerIsTold() async {
        await #expect(throws: ModelError.rateLimited(model: "embedder", retryAfter: .seconds(3), partialText: "")) {
            try await embed(
                ["a"], from: .answer("{}", status: "429 Too Many Requests", headers: ["Retry-After: 3"]))
        }
    }

    @Test func anEmptyTextIsRefusedBeforeItIsSent() async {
        await #expect(throws: ModelError.invalidRequest(reason: "a text to embed is empty")) {
            try await embed(["a", " \n"], from: .answer(two))
        }
    }

    @Test func aSilentServerTimesOut() async throws {
        let time = ManualClock()
        try await StubModelServer.playing([.untilReleased]) { server in
            try await HTTPClient.withModelClient { http in
                let provider = OpenAICompatibleEmbeddingProvider(
                    name: "embedder", endpoint: try await server.endpoint(), httpClient: http,
                    limits: EmbeddingLimits(timeout: .seconds(9)), clock: time.clock, logger: Logger(label: "test"))
                let call = Task { try await provider.embed("a") }
                try await server.asked.get()
                await time.untilSomebodySleeps()
                time.advance(by: .seconds(9))
                let expected = ModelError.timeout(
                    model: "embedder", phase: .total, limit: .seconds(9), partialText: "")
                await #expect(throws: expected) { try await call.value }
            }
        }
    }
}
