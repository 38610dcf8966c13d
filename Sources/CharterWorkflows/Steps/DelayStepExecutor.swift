import CharterResilience
import Foundation
import GraphQLJSON

/// Waits for a duration, or until a time. The run rests meanwhile, so that it takes no worker and survives restarts.
public struct DelayStepExecutor: StepExecutor {
    public init() {}

    public func execute(_ step: StepInvocation) async throws -> StepResult {
        if step.state != nil { return .finished(output: .null) }
        let now = try await step.journal.now
        let until = try time(step, from: now)
        guard until > now else { return .finished(output: .null) }
        return .waiting(until: until, signal: nil, state: ["until": .double(until.timeIntervalSince1970)])
    }

    private func time(_ step: StepInvocation, from now: Date) throws -> Date {
        if let until = step.input["until"] {
            guard let text = until.stringValue, let date = StepTime.date(text) else {
                throw step.invalid("`until` must be a time such as 2026-01-31T12:00:00Z, not \(until.shown)")
            }
            return date
        }
        let duration = step.input["for"] ?? .null
        guard let wait = StepTime.duration(duration) else {
            throw step.invalid("`for` must be a duration: \(DurationText.hint); it is \(duration.shown)")
        }
        return now.addingTimeInterval(wait.inSeconds)
    }
}
