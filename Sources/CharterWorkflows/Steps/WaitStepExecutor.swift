import CharterResilience
import Foundation
import GraphQLJSON

/// Waits for a signal, for ever or for a time, and gives its payload. The run rests meanwhile.
public struct WaitStepExecutor: StepExecutor {
    private static let maxNameLength = 200

    public init() {}

    public func execute(_ step: StepInvocation) async throws -> StepResult {
        if let payload = step.signal { return .finished(output: payload) }
        guard step.state == nil else { return try timedOut(step) }
        guard let name = step.input["signal"]?.stringValue, !name.trimmed.isEmpty, name.count <= Self.maxNameLength
        else {
            throw step.invalid(
                "`signal` must be a text of 1 to \(Self.maxNameLength) characters, not \((step.input["signal"] ?? .null).shown)"
            )
        }
        return .waiting(until: try await end(step), signal: name, state: ["waits": true])
    }

    private func end(_ step: StepInvocation) async throws -> Date? {
        guard let timeout = step.input["timeout"], !timeout.isNull else { return nil }
        guard let wait = StepTime.duration(timeout) else {
            throw step.invalid("`timeout` must be a duration: \(DurationText.hint); it is \(timeout.shown)")
        }
        return try await step.journal.now.addingTimeInterval(wait.inSeconds)
    }

    private func timedOut(_ step: StepInvocation) throws -> StepResult {
        if step.input["onTimeout"] == "continue" { return .finished(output: .null) }
        let signal = step.input["signal"]?.stringValue ?? ""
        throw RunFailure(code: "TIMEOUT", message: "no signal \"\(signal)\" came in time", step: step.step)
    }
}
