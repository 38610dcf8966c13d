import CharterModels
import CharterResilience
import Foundation
import GraphQLJSON

/// Answers requests to models that nobody waits for.
///
/// Its events, behind those of every run:
///
/// | type | data | |
/// |---|---|---|
/// | `model.started` | `{"model", "attempt"}` | the model is asked |
/// | `model.restarted` | `{"model", "attempt"}` | it is asked again, after a failure or a lost worker: the text so far is void |
/// | `model.delta` | `{"text"}` | the next piece of text |
///
/// Whoever joins the pieces behind the last `model.started` or `model.restarted` has the text of the answer, each piece
/// once. A model cannot go on in the middle of an answer, so a worker that takes over begins anew.
public struct ModelRequestProgram: RunProgram {
    /// The kind of its runs.
    public static let kind = "ai_request"

    /// The one step of its runs, whose output is the answer.
    private static let step = "answer"
    private static let maximumAttempts = 3
    private static let backoff = Backoff(base: .seconds(1), maximum: .seconds(30))
    /// A provider that wants a longer pause gets a shorter one.
    private static let longestPause = Duration.seconds(600)

    private let models: ModelRegistry
    private let clock: WallClock

    public init(models: ModelRegistry, clock: WallClock = .system) {
        self.models = models
        self.clock = clock
    }

    public func advance(_ run: ClaimedRun, _ journal: any RunJournal) async throws -> RunOutcome {
        guard let input = ModelRequestInput(json: run.input) else {
            return .failed(RunFailure(code: "INTERNAL_ERROR", message: "the request cannot be read"))
        }
        let earlier = try await journal.steps()[Self.step]
        if let earlier, earlier.status == .completed { return .succeeded(output: earlier.output ?? .null) }
        // A step that is recorded as running was left by a lost worker: the attempt is made again.
        let attempt = earlier.map { $0.status == .retrying ? $0.attempt + 1 : $0.attempt } ?? 1
        do {
            let model = try models.model(
                named: input.model, for: ModelCallContext(userID: run.userID, runID: run.id))
            try await journal.begin(Self.step, attempt: attempt)
            try await journal.emit(
                earlier == nil ? "model.started" : "model.restarted",
                ["model": .string(model.name), "attempt": .int(Int64(attempt))])
            let output = try await FollowedAnswer.follow(model, input.request, clock: clock) { text in
                try await journal.emit("model.delta", ["text": .string(text)])
            }.json
            try await journal.completeLast(Self.step, output: output)
            return .succeeded(output: output)
        } catch let error as ModelError {
            return try await failed(error, attempt: attempt, journal)
        }
    }

    private func failed(
        _ error: ModelError, attempt: Int, _ journal: any RunJournal
    ) async throws -> RunOutcome {
        let failure = error.runFailure
        guard failure.isRetryable, attempt < Self.maximumAttempts else {
            try await journal.fail(Self.step, attempt: attempt, failure, retryAt: nil)
            return .failed(failure)
        }
        let pause = max(Self.backoff.delay(before: attempt), min(failure.retryAfter ?? .zero, Self.longestPause))
        let retryAt = try await journal.now.addingTimeInterval(pause.inSeconds)
        try await journal.fail(Self.step, attempt: attempt, failure, retryAt: retryAt)
        return .resting(until: retryAt, signals: [])
    }
}
