/// What becomes of a run after its program returned or threw.
enum RunEnding: Sendable, Hashable {
    case outcome(RunOutcome)
    case cancelled
    /// Given back unfinished, the attempt does not count.
    case released
    /// It belongs to somebody else: nothing is written.
    case lost

    /// - Parameters:
    ///   - result: What the program returned or threw.
    ///   - stop: Why the worker stopped it, if it did.
    init(_ result: Result<RunOutcome, any Error>, stop: StopReason?) {
        switch (result, stop) {
        case (_, .leaseLost): self = .lost
        // What is done is done, whoever wanted it to stop meanwhile.
        case (.success(let outcome), _): self = .outcome(outcome)
        case (.failure(let error), let stop): self.init(error, stop: stop)
        }
    }

    /// What is to be written; nil when nothing may be.
    var conclusion: RunConclusion? {
        switch self {
        case .outcome(.succeeded(let output)): .succeeded(output: output)
        case .outcome(.failed(let failure)): .failed(failure)
        case .outcome(.resting(let until, let signals)) where until == nil && signals.isEmpty:
            .failed(RunFailure(code: "INTERNAL_ERROR", message: "the program waits for nothing"))
        case .outcome(.resting(let until, let signals)): .resting(until: until, signals: signals)
        case .cancelled: .cancelled
        case .released: .released
        case .lost: nil
        }
    }

    private init(_ error: any Error, stop: StopReason?) {
        switch (error, stop) {
        case (RunError.leaseLost, _): self = .lost
        case (_, .cancelled): self = .cancelled
        case (_, .overdue): self = .outcome(.failed(.overdue))
        case (_, .drained): self = .released
        case (let failure as RunFailure, _): self = .outcome(.failed(failure))
        case (let error as RunError, _):
            self = .outcome(.failed(RunFailure(code: "INTERNAL_ERROR", message: "\(error)")))
        case (_, _):
            self = .outcome(.failed(RunFailure(code: "INTERNAL_ERROR", message: "the program broke off: \(error)")))
        }
    }
}
