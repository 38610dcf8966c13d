import CharterModels
import CharterResilience
import GraphQLJSON

/// Asks a language model. The answer is followed while it is written: its pieces become durable events `model.delta` with
/// `{"step", "attempt", "text"}`, so that whoever watches the run sees them, also later. The pieces behind the last
/// `step.started` of a step make up the text so far.
public struct ModelStepExecutor: StepExecutor {
    private let models: ModelRegistry
    private let clock: WallClock

    public init(models: ModelRegistry, clock: WallClock = .system) {
        self.models = models
        self.clock = clock
    }

    public func execute(_ step: StepInvocation) async throws -> StepResult {
        do {
            let (name, request) = try ModelStepInput.read(step)
            let model = try models.model(
                named: name, for: ModelCallContext(userID: step.userID, runID: step.runID))
            return .finished(output: try await follow(model, request, step).json)
        } catch let error as ModelError {
            throw error.runFailure
        }
    }

    private func follow(
        _ model: MeteredModel, _ request: ModelRequest, _ step: StepInvocation
    ) async throws -> ModelReply {
        let buffer = DeltaBuffer(clock: clock)
        return try await withThrowingTaskGroup(of: ModelReply?.self) { group in
            group.addTask {
                defer { buffer.end() }
                for try await event in model.streamChat(request) {
                    switch event {
                    case .delta(let piece): await buffer.add(piece)
                    case .finished(let reply): return reply
                    }
                }
                throw ModelError.truncated(model: model.name, partialText: "")
            }
            group.addTask {
                while let text = try await buffer.next() {
                    try await step.journal.emit(
                        "model.delta",
                        ["step": .string(step.step), "attempt": .int(Int64(step.attempt)), "text": .string(text)])
                }
                return nil
            }
            var reply: ModelReply?
            while let result = try await group.next() { reply = result ?? reply }
            guard let reply else { throw ModelError.truncated(model: model.name, partialText: "") }
            return reply
        }
    }
}
