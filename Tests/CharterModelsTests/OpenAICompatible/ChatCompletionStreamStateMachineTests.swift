import CharterServerSentEvents
import Testing

@testable import CharterModels

struct ChatCompletionStreamStateMachineTests {
    typealias Machine = ChatCompletionStreamStateMachine

    /// Plays a stream as recorded and returns every step.
    private func play(_ stream: [String], into machine: inout Machine) throws -> [Machine.Step] {
        var parser = ServerSentEventParser(maximumEventBytes: 10_000)
        return try parser.consume(stream.joined().utf8).map { event throws(ModelError) in try machine.receive(event) }
    }

    private func play(_ stream: [String]) throws -> [Machine.Step] {
        var machine = Machine(model: "m", maximumReplyBytes: 100)
        return try play(stream, into: &machine)
    }

    @Test func aWholeConversation() throws {
        let outcome = Machine.Outcome(
            text: "Hello",
            finishReason: .stop,
            usage: ModelUsage(promptTokens: 9, completionTokens: 2),
            upstreamModel: "stub-1"
        )
        #expect(
            try play(RecordedStream.complete) == [
                .ignored, .delta("Hel"), .delta("lo"), .progress, .ignored, .done(outcome),
            ]
        )
    }

    @Test func reasoningIsProgressWithoutText() throws {
        let stream = [RecordedStream.data(#"{"choices":[{"delta":{"reasoning_content":"hmm"}}]}"#)]
        #expect(try play(stream) == [.progress])
    }

    @Test func onlyTheFirstChoiceCounts() throws {
        let stream = [
            RecordedStream.data(
                #"{"choices":[{"index":1,"delta":{"content":"no"}},{"index":0,"delta":{"content":"yes"}}]}"#)
        ]
        #expect(try play(stream) == [.delta("yes")])
    }

    @Test func theLastUsageCounts() throws {
        let early = RecordedStream.data(#"{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1}}"#)
        var machine = Machine(model: "m", maximumReplyBytes: 100)
        _ = try play([early, RecordedStream.token("a"), RecordedStream.stop, RecordedStream.usage], into: &machine)
        #expect(try machine.end().usage == ModelUsage(promptTokens: 9, completionTokens: 2))
    }

    @Test(arguments: [#"null"#, #"{}"#, #"{"prompt_tokens":-1,"completion_tokens":2}"#, #"{"prompt_tokens":9}"#])
    func implausibleUsageIsNone(usage: String) throws {
        var machine = Machine(model: "m", maximumReplyBytes: 100)
        let last = RecordedStream.data(#"{"choices":[],"usage":\#(usage)}"#)
        _ = try play([RecordedStream.token("a"), RecordedStream.stop, last], into: &machine)
        #expect(try machine.end().usage == nil)
    }

    // MARK: Ends

    @Test func theFinishReasonEndsTheAnswerWithoutAMark() throws {
        var machine = Machine(model: "m", maximumReplyBytes: 100)
        _ = try play([RecordedStream.token("a"), RecordedStream.stop], into: &machine)
        #expect(machine.isFinished)
        #expect(try machine.end().finishReason == .stop)
    }

    @Test func theMarkEndsTheAnswerWithoutAFinishReason() throws {
        let steps = try play([RecordedStream.token("a"), RecordedStream.done])
        #expect(
            steps.last == .done(.init(text: "a", finishReason: .unspecified, usage: nil, upstreamModel: nil))
        )
    }

    @Test func neitherIsATruncatedAnswer() throws {
        var machine = Machine(model: "m", maximumReplyBytes: 100)
        _ = try play([RecordedStream.role, RecordedStream.token("half")], into: &machine)
        #expect(throws: ModelError.truncated(model: "m", partialText: "half")) { try machine.end() }
    }

    @Test func aMarkWithoutAnAnswerIsNone() {
        #expect { try play([RecordedStream.done]) } throws: { error in
            guard case ModelError.malformedReply = error else { return false }
            return true
        }
    }

    // MARK: Errors inside a stream that began well

    @Test(arguments: [
        #"{"error":{"message":"overloaded","type":"server_error","code":503}}"#,
        #"{"error":{"message":"overloaded","code":"503"},"choices":[]}"#,
        #"{"error":{"message":"overloaded","code":503},"choices":[{"delta":{"content":""},"finish_reason":"error"}]}"#,
        #"{"object":"error","message":"overloaded","code":503}"#,
    ])
    func theErrorKeepsThePartialText(json: String) {
        #expect(throws: ModelError.upstream(model: "m", status: 503, detail: "overloaded", partialText: "half")) {
            try play([RecordedStream.token("half"), RecordedStream.data(json)])
        }
    }

    @Test func anErrorMayBeAWord() {
        #expect(throws: ModelError.upstream(model: "m", status: nil, detail: "out of memory", partialText: "")) {
            try play([RecordedStream.data(#"{"error":"out of memory"}"#)])
        }
    }

    @Test(arguments: ["nonsense", "[1]", "\"text\"", #"{"choices":{}}"#, #"{"choices":[{"delta":{"content":5}}]}"#])
    func whatIsNoChunkIsMalformed(json: String) {
        #expect { try play([RecordedStream.token("half"), RecordedStream.data(json)]) } throws: { error in
            guard case ModelError.malformedReply(_, _, "half") = error else { return false }
            return true
        }
    }

    @Test func brokenUTF8IsMalformed() {
        var machine = Machine(model: "m", maximumReplyBytes: 100)
        let event = ServerSentEvent(
            name: "message",
            data: Array(#"{"choices":[{"delta":{"content":""#.utf8) + [0xC3, 0x28] + Array(#""}}]}"#.utf8)
        )
        #expect(throws: ModelError.self) { try machine.receive(event) }
    }

    @Test func theAnswerIsBounded() {
        #expect { try play(Array(repeating: RecordedStream.token("0123456789"), count: 11)) } throws: { error in
            guard case ModelError.malformedReply(_, "the answer exceeds 100 bytes", let text) = error else {
                return false
            }
            return text.utf8.count == 100
        }
    }
}
