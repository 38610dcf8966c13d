import CharterModels
import CharterResilience
import GraphQLJSON

/// Asks a language model. The answer is followed while it is written: its pieces become durable events `model.delta`, a
/// few a second, so that whoever watches the run sees them, also later.
public struct ModelStepExecutor: StepExecutor {
    private let models: ModelRegistry
    private let clock: ModelClock

    public init(models: ModelRegistry, clock: ModelClock = .continuous) {
        self.models = models
        self.clock = clock
    }

    public func execute(_ step: StepInvocation) async throws -> StepResult {
        do {
            let (name, request) = try ModelStepInput.read(step)
            let reply = try await follow(try models.model(named: name).streamChat(request), of: name, step)
            return .finished(output: [
                "content": .string(reply.content), "model": .string(reply.model),
                "tokensUsed": .int(Int64(reply.tokensUsed)), "finishReason": .string(reply.finishReason.wireName),
            ])
        } catch let error as ModelError {
            // Pieces that were seen already are no reason not to repeat: each event says which attempt it is of.
            throw RunFailure(
                code: error.code, message: "\(error)", step: step.step, isRetryable: error.isTransient,
                retryAfter: error.retryAfter)
        }
    }

    private func follow(
        _ stream: ModelReplyStream, of name: String?, _ step: StepInvocation
    ) async throws -> ModelReply {
        let deltas = ModelDeltaEvents(step)
        return try await withThrowingTaskGroup(of: ModelReply?.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                var reply: ModelReply?
                for try await event in stream {
                    switch event {
                    case .delta(let text): try await deltas.add(text)
                    case .finished(let whole): reply = whole
                    }
                }
                try await deltas.flush()
                guard let reply else { throw ModelError.truncated(model: name ?? models.defaultName, partialText: "") }
                return reply
            }
            group.addTask {
                // What came stays no longer unseen than this, however slow the model goes on.
                while true {
                    try await clock.sleep(ModelDeltaEvents.interval)
                    try await deltas.flush()
                }
            }
            while let result = try await group.next() {
                if let reply = result { return reply }
            }
            throw CancellationError()
        }
    }
}
