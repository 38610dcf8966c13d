import AsyncHTTPClient
import Testing

@testable import CharterModels

/// Answers in pieces, over a real connection.
@Suite(.timeLimit(.minutes(5)))
struct ChatCompletionStreamTests {
    private let request = ModelRequest(prompt: "Hi")
    private let time = ManualClock()

    /// Plays the steps to one streamed call.
    private func withStream<Result>(
        _ steps: [StubModelServer.Step],
        timeouts: ModelTimeouts = ModelTimeouts(),
        limits: ModelReplyLimits = ModelReplyLimits(),
        _ body: (ModelReplyStream, StubModelServer) async throws -> Result
    ) async throws -> Result {
        try await StubModelServer.playing(steps) { server in
            try await HTTPClient.withModelClient { http in
                let provider = try await server.provider(http, timeouts: timeouts, limits: limits, clock: time.clock)
                return try await body(provider.streamChat(request), server)
            }
        }
    }

    private func collect(
        _ steps: [StubModelServer.Step],
        limits: ModelReplyLimits = ModelReplyLimits()
    ) async throws -> (texts: [String], reply: ModelReply?, error: ModelError?) {
        try await withStream(steps, limits: limits) { stream, server in
            var (texts, reply) = ([String](), ModelReply?.none)
            do {
                for try await event in stream {
                    switch event {
                    case .delta(let text): texts.append(text)
                    case .finished(let end): reply = end
                    }
                    server.released.set(())
                }
                return (texts, reply, nil)
            } catch let error as ModelError {
                return (texts, reply, error)
            }
        }
    }

    // MARK: Complete answers

    @Test func deltasThenTheWholeReply() async throws {
        let (texts, reply, error) = try await collect(.stream(RecordedStream.complete))
        #expect(texts == ["Hel", "lo"])
        #expect(reply?.content == "Hello")
        #expect(reply?.usage == ModelUsage(promptTokens: 9, completionTokens: 2))
        #expect(reply?.finishReason == .stop)
        #expect(error == nil)
    }

    @Test func usageIsAskedFor() async throws {
        try await withStream(.stream(RecordedStream.complete)) { stream, server in
            _ = await stream.collected()
            #expect(server.requests.first?.contains(#""stream_options":{"include_usage":true}"#) == true)
        }
    }

    @Test(arguments: [1, 2, 3, 7])
    func piecesMayBeCutAnywhere(length: Int) async throws {
        let body = Array((RecordedStream.token("grüße 👋🏽") + RecordedStream.stop + RecordedStream.done).utf8)
        var steps: [StubModelServer.Step] = [.send([StubModelServer.Step].streamHead)]
        for start in stride(from: 0, to: body.count, by: length) {
            let piece = body[start..<min(start + length, body.count)]
            let head = String(piece.count, radix: 16) + "\r\n"
            steps += [.sendBytes(Array(head.utf8) + piece + Array("\r\n".utf8)), .pause]
        }
        let (texts, reply, _) = try await collect(steps + [.send("0\r\n\r\n")])
        #expect(texts == ["grüße 👋🏽"])
        #expect(reply?.usage.isEstimated == true)
    }

    @Test func aConnectionLostAfterTheFinishReasonTakesNothingAway() async throws {
        let (_, reply, error) = try await collect(
            .stream([RecordedStream.token("all") + RecordedStream.stop], cut: true)
        )
        #expect(reply?.content == "all")
        #expect(error == nil)
    }

    @Test func aServerThatDoesNotStream() async throws {
        let body = #"{"choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}]}"#
        let (texts, reply, _) = try await collect(.answer(body, headers: ["Content-Type: application/json"]))
        #expect(texts == ["Hello"])
        #expect(reply?.content == "Hello")
    }

    @Test func theConnectionIsUsedAgain() async throws {
        try await withStream(.stream(RecordedStream.complete)) { stream, server in
            for _ in 0..<3 { #expect(await stream.collected().error == nil) }
            #expect(server.requests.count == 3)
            #expect(server.connections == 1)
        }
    }

    // MARK: Answers that fail

    @Test(arguments: [true, false])
    func aTruncatedStreamIsAnError(isCut: Bool) async throws {
        let (texts, reply, error) = try await collect(
            .stream([RecordedStream.role, RecordedStream.token("half")], cut: isCut))
        #expect(texts == ["half"])
        #expect(reply == nil)
        #expect(error == .truncated(model: "external-model", partialText: "half"))
    }

    @Test func anErrorInsideTheStreamComesAfterTheTextBeforeIt() async throws {
        let piece = RecordedStream.token("half") + RecordedStream.data(#"{"error":{"message":"boom","code":503}}"#)
        let (texts, _, error) = try await collect(.stream([piece + RecordedStream.done]))
        #expect(texts == ["half"])
        #expect(error == .upstream(model: "external-model", status: 503, detail: "boom", partialText: "half"))
    }

    @Test func anErrorStatusIsNoStream() async throws {
        let (_, _, error) = try await collect(
            .answer("{}", status: "429 Too Many Requests", headers: ["Retry-After: 3"]))
        #expect(error == .rateLimited(model: "external-model", retryAfter: .seconds(3), partialText: ""))
    }

    @Test func anEndlessEventIsCutOff() async throws {
        let (_, _, error) = try await collect(
            .stream([RecordedStream.token("half"), "data: " + String(repeating: "x", count: 500)]),
            limits: ModelReplyLimits(event: 200)
        )
        #expect(
            error == .malformedReply(model: "external-model", detail: "an event exceeds 200 bytes", partialText: "half")
        )
    }

    // MARK: Silence

    @Test func silenceBeforeTheFirstToken() async throws {
        // The role is no token, and neither is a comment that keeps the connection alive.
        let steps: [StubModelServer.Step] = [
            .send([StubModelServer.Step].streamHead + [StubModelServer.Step].chunk(RecordedStream.role + ": ping\n\n"))
        ]
        try await withStream(steps) { stream, server in
            async let result = stream.collected()
            try await server.asked.get()
            await time.untilSomebodySleeps()
            time.advance(by: .seconds(30))
            let error = await result.error as? ModelError
            #expect(
                error == .timeout(model: "external-model", phase: .firstToken, limit: .seconds(30), partialText: "")
            )
            try await server.clientGone.get()
        }
    }

    @Test func silenceBetweenTokens() async throws {
        let steps: [StubModelServer.Step] = [
            .send([StubModelServer.Step].streamHead + [StubModelServer.Step].chunk(RecordedStream.token("half")))
        ]
        try await withStream(steps, timeouts: ModelTimeouts(betweenTokens: .seconds(10))) { stream, server in
            var iterator = stream.makeAsyncIterator()
            #expect(try await iterator.next() == .delta("half"))
            // What the consumer takes its time for is not held against the server.
            time.advance(by: .seconds(60))
            let waiting = Task { [iterator] in
                var iterator = iterator
                return try await iterator.next()
            }
            await time.untilSomebodySleeps()
            time.advance(by: .seconds(10))
            await #expect(
                throws: ModelError.timeout(
                    model: "external-model",
                    phase: .betweenTokens,
                    limit: .seconds(10),
                    partialText: "half"
                )
            ) { try await waiting.value }
            try await server.clientGone.get()
        }
    }

    // MARK: Clients that leave

    private let unfinished: [StubModelServer.Step] = [
        .send([StubModelServer.Step].streamHead + [StubModelServer.Step].chunk(RecordedStream.token("half")))
    ]

    @Test func cancellationEndsTheCallUpstream() async throws {
        try await withStream(unfinished) { stream, server in
            let reading = FirstValue<Void>()
            let consumer = Task {
                for try await _ in stream { reading.set(()) }
            }
            try await reading.get()
            consumer.cancel()
            await #expect(throws: CancellationError.self) { try await consumer.value }
            try await server.clientGone.get()
        }
    }

    @Test func lettingGoEndsTheCallUpstream() async throws {
        try await withStream(unfinished) { stream, server in
            for try await _ in stream { break }
            try await server.clientGone.get()
        }
    }
}
