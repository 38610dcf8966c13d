import CharterModels
import CharterResilience
import GraphQLJSON
import Synchronization
import Testing

@testable import CharterWorkflows

struct ModelStepExecutorTests {
    private let model = EchoingModel()

    private func executor(_ provider: (any ModelProvider)? = nil) throws -> ModelStepExecutor {
        let provider = provider ?? model
        return ModelStepExecutor(
            models: try ModelRegistry([.init(provider, aliases: ["alias"])], defaultName: provider.name),
            clock: .immediate)
    }

    private func step(_ input: JSONValue, _ journal: RecordingJournal = RecordingJournal(), attempt: Int = 1)
        -> StepInvocation
    {
        StepInvocation(
            runID: "r1", step: "s", attempt: attempt, input: input, idempotencyKey: "r1:s", journal: journal)
    }

    private func failure(_ input: JSONValue, _ provider: (any ModelProvider)? = nil) async throws -> RunFailure? {
        do {
            _ = try await executor(provider).execute(step(input))
            return nil
        } catch {
            return error as? RunFailure
        }
    }

    @Test func anAnswerIsTheStepsOutputAndItsPiecesAreEvents() async throws {
        let journal = RecordingJournal()
        let result = try await executor().execute(step(["prompt": "Hello, model"], journal, attempt: 2))
        guard case .finished(let output) = result else { return #expect(Bool(false), "\(result)") }
        #expect(output["content"] == "Hello, model")
        #expect(output["model"] == "echo")
        #expect(output["tokensUsed"] == 5)
        #expect(output["finishReason"] == "stop")
        #expect(journal.events.allSatisfy { $0.type == "model.delta" })
        #expect(journal.events.allSatisfy { $0.payload["step"] == "s" && $0.payload["attempt"] == 2 })
        #expect(journal.events.compactMap { $0.payload["text"]?.stringValue }.joined() == "Hello, model")
    }

    @Test func whatTheStepSaysReachesTheModel() async throws {
        _ = try await executor().execute(
            step([
                "task": "chat", "model": "alias", "system": "Be brief.",
                "messages": [
                    ["role": "user", "content": "a"], ["role": "assistant", "content": "b"],
                    ["role": "user", "content": "c"],
                ],
                "maximumTokens": "12", "temperature": 0.5, "topP": 1, "stop": ["x", ""], "seed": 7,
            ]))
        let request = try #require(model.requests.first)
        #expect(request.messages == [.system("Be brief."), .user("a"), .assistant("b"), .user("c")])
        #expect(
            request.parameters
                == ModelParameters(maximumTokens: 12, temperature: 0.5, topP: 1, stop: ["x"], seed: 7))
    }

    @Test func codeAndAnalysisAreFramed() async throws {
        for task in ["code", "analyze"] {
            _ = try await executor().execute(step(["task": .string(task), "prompt": "p", "system": "own"]))
            let messages = try #require(model.requests.last?.messages)
            #expect(messages.map(\.role) == [.system, .system, .user])
            #expect(messages[0].content == ModelTask(rawValue: task)?.instructions)
            #expect(messages[1].content == "own")
        }
    }

    @Test(
        arguments: [
            (["prompt": "p", "temperature": "warm"], "`temperature` must be a number, not \"warm\""),
            (["prompt": "p", "maximumTokens": 1.5], "`maximumTokens` must be an integer, not 1.5"),
            (["prompt": "p", "task": "dance"], "`task` is one of generate, chat, code, analyze"),
            (["messages": []], "`messages` must be a list of 1 to 200 messages"),
            (["messages": "x"], "`messages` must be a list of 1 to 200 messages"),
            (
                ["messages": [["role": "me", "content": "x"]]],
                "each of `messages` must have a role (system, user or assistant) and a content"
            ),
            (["prompt": " "], "the last message is empty"),
            (["prompt": "p", "temperature": 3], "temperature must be between 0 and 2, not 3.0"),
            (["prompt": "p", "model": "gpt"], "unknown model \"gpt\"; known models: echo"),
        ] as [(JSONValue, String)])
    func whatNoModelCanBeAskedIsNotRepeated(input: JSONValue, message: String) async throws {
        let failure = try #require(try await failure(input))
        #expect(failure.code == "VALIDATION_ERROR")
        #expect(failure.message == message)
        #expect(!failure.isRetryable)
    }

    @Test func aModelThatBreaksOffIsAskedAgainFromTheStart() async throws {
        let broken = FailingModel(pieces: ["half"], error: .truncated(model: "failing", partialText: "half"))
        let failure = try #require(try await failure(["prompt": "p"], broken))
        #expect(failure.code == "UPSTREAM_ERROR")
        #expect(failure.isRetryable)
        let busy = FailingModel(
            pieces: [], error: .rateLimited(model: "failing", retryAfter: .seconds(9), partialText: ""))
        let wait = try #require(try await self.failure(["prompt": "p"], busy))
        #expect(wait.code == "RATE_LIMIT_ERROR")
        #expect(wait.retryAfter == .seconds(9))
        let refused = FailingModel(pieces: [], error: .credentialsRefused(model: "failing", status: 401))
        #expect(try await self.failure(["prompt": "p"], refused)?.isRetryable == false)
    }

    @Test func aLostLeaseStopsTheAnswer() async throws {
        let journal = RecordingJournal()
        journal.loseLease(afterWrites: 0)
        let executor = try executor()
        await #expect(throws: RunError.leaseLost) { try await executor.execute(step(["prompt": "Hello"], journal)) }
    }
}

/// A model that says something and then fails.
private struct FailingModel: ModelProvider {
    let name = "failing"
    let summary = "fails"
    let kind = ModelKind.openAICompatible
    let pieces: [String]
    let error: ModelError

    func availability() async -> ModelAvailability { .available }

    func chat(_ request: ModelRequest) async throws -> ModelReply { throw error }

    func streamChat(_ request: ModelRequest) -> ModelReplyStream {
        ModelReplyStream { [pieces, error] in
            let left = Mutex(pieces)
            return {
                let piece = left.withLock { $0.isEmpty ? nil : $0.removeFirst() }
                guard let piece else { throw error }
                return .delta(piece)
            }
        }
    }
}
