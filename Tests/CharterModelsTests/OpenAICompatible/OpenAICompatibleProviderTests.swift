import AsyncHTTPClient
import Logging
import Testing

@testable import CharterModels

/// Answers in one piece, over a real connection.
@Suite(.timeLimit(.minutes(5)))
struct OpenAICompatibleProviderTests {
    private let request = ModelRequest(prompt: "Hi")

    private func chat(
        _ steps: [StubModelServer.Step],
        limits: ModelReplyLimits = ModelReplyLimits()
    ) async throws -> (reply: ModelReply, requests: [String]) {
        try await StubModelServer.playing(steps) { server in
            try await HTTPClient.withModelClient { http in
                let provider = try await server.provider(http, limits: limits)
                return (try await provider.chat(request), server.requests)
            }
        }
    }

    private let completion =
        #"{"id":"x","model":"stub-1","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"#
        + #""finish_reason":"length","logprobs":null}],"usage":{"prompt_tokens":9,"completion_tokens":2}}"#

    @Test func aCompleteAnswer() async throws {
        let (reply, requests) = try await chat(.answer(completion))
        #expect(reply.content == "Hello")
        #expect(reply.model == "external-model")
        #expect(reply.upstreamModel == "stub-1")
        #expect(reply.usage == ModelUsage(promptTokens: 9, completionTokens: 2))
        #expect(reply.tokensUsed == 11)
        #expect(reply.finishReason == .length)
        #expect(reply.responseTime > 0)
        let request = try #require(requests.first)
        #expect(request.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n"))
        #expect(request.contains("Authorization: Bearer sk-stub\r\n"))
        #expect(request.contains(#""stream":false"#))
    }

    @Test func missingUsageIsEstimated() async throws {
        let (reply, _) = try await chat(.answer(#"{"choices":[{"message":{"content":"Hello"}}]}"#))
        #expect(reply.usage == .estimated(for: request.messages, reply: "Hello"))
        #expect(reply.usage.isEstimated)
        #expect(reply.finishReason == .unspecified)
    }

    @Test func aRateLimitKeepsItsDelay() async {
        let steps: [StubModelServer.Step] = .answer(
            "slow down",
            status: "429 Too Many Requests",
            headers: ["Retry-After: 12"]
        )
        await #expect(
            throws: ModelError.rateLimited(model: "external-model", retryAfter: .seconds(12), partialText: "")
        ) {
            try await chat(steps)
        }
    }

    @Test func anErrorPageOfAProxy() async {
        let expected = ModelError.upstream(
            model: "external-model",
            status: 502,
            detail: "Bad Gateway",
            partialText: ""
        )
        await #expect(throws: expected) { try await chat(.answer("<html>oops</html>", status: "502 Bad Gateway")) }
    }

    @Test func aRedirectIsNotFollowed() async {
        let steps: [StubModelServer.Step] = .answer(
            "", status: "302 Found", headers: ["Location: http://127.0.0.1:1/v1"])
        await #expect { try await chat(steps) } throws: { error in
            guard case ModelError.upstream(_, 302, _, _) = error else { return false }
            return true
        }
    }

    @Test func anErrorUnderStatus200() async {
        await #expect { try await chat(.answer(#"{"error":{"message":"boom","code":500}}"#)) } throws: { error in
            guard case ModelError.upstream(_, 500, "boom", _) = error else { return false }
            return true
        }
    }

    @Test(arguments: ["", "not json", "{}", #"{"choices":[]}"#, #"{"choices":[{"message":{"content":null}}]}"#])
    func whatIsNoAnswerIsMalformed(body: String) async {
        await #expect { try await chat(.answer(body)) } throws: { error in
            guard case ModelError.malformedReply = error else { return false }
            return true
        }
    }

    @Test func anAnswerThatBreaksOff() async {
        let steps: [StubModelServer.Step] = [
            .send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"cho"), .pause, .close,
        ]
        await #expect(throws: ModelError.truncated(model: "external-model", partialText: "")) { try await chat(steps) }
    }

    @Test func anAnswerBeyondTheLimit() async {
        await #expect { try await chat(.answer(completion), limits: ModelReplyLimits(reply: 20)) } throws: { error in
            guard case ModelError.malformedReply(_, "the answer exceeds 20 bytes", _) = error else { return false }
            return true
        }
    }

    @Test func aServerThatIsNotThere() async throws {
        let gone = try await StubModelServer.playing([]) { try await $0.endpoint() }
        try await HTTPClient.withModelClient { http in
            let provider = OpenAICompatibleProvider(
                summary: "stub",
                endpoint: gone,
                httpClient: http,
                logger: Logger(label: "test")
            )
            await #expect { try await provider.chat(request) } throws: { error in
                guard case ModelError.upstream(_, nil, _, _) = error else { return false }
                return (error as? ModelError)?.isRetryable == true
            }
        }
    }

    @Test func aKeptConnectionThatDiedIsReplaced() async throws {
        try await StubModelServer.playing(.answer(completion), dropsReusedConnections: true) { server in
            try await HTTPClient.withModelClient { http in
                let provider = try await server.provider(http)
                for _ in 0..<2 { #expect(try await provider.chat(request).content == "Hello") }
                #expect(server.requests.count == 3)
                #expect(server.connections == 2)
            }
        }
    }

    @Test func aServerThatHangsUpIsTriedNoMoreThanTwice() async throws {
        try await StubModelServer.playing([.close]) { server in
            try await HTTPClient.withModelClient { http in
                let provider = try await server.provider(http)
                await #expect { try await provider.chat(request) } throws: { error in
                    guard case ModelError.upstream(_, nil, _, _) = error else { return false }
                    return true
                }
                #expect(server.requests.count == 2)
            }
        }
    }

    @Test func aClientThatLeavesEndsTheCallUpstream() async throws {
        try await StubModelServer.playing([]) { server in
            try await HTTPClient.withModelClient { http in
                let provider = try await server.provider(http)
                let call = Task { try await provider.chat(request) }
                try await server.asked.get()
                call.cancel()
                await #expect(throws: CancellationError.self) { try await call.value }
                try await server.clientGone.get()
            }
        }
    }

    @Test func aSilentServerRunsIntoTheTotalLimit() async throws {
        let time = ManualClock()
        try await StubModelServer.playing([]) { server in
            try await HTTPClient.withModelClient { http in
                let provider = try await server.provider(http, clock: time.clock)
                let call = Task { try await provider.chat(request) }
                try await server.asked.get()
                await time.untilSomebodySleeps()
                time.advance(by: .seconds(600))
                await #expect { try await call.value } throws: { error in
                    guard case ModelError.timeout(_, .total, _, _) = error else { return false }
                    return true
                }
                try await server.clientGone.get()
            }
        }
    }
}
