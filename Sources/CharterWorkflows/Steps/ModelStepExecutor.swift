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
            let reply = try await FollowedAnswer.follow(model, request, clock: clock) { text in
                try await step.journal.emit(
                    "model.delta",
                    ["step": .string(step.step), "attempt": .int(Int64(step.attempt)), "text": .string(text)])
            }
            return .finished(output: reply.json)
        } catch let error as ModelError {
            throw error.runFailure
        }
    }
}
