import ArgumentParser

/// How a run stands, as far as commands tell statuses apart.
enum RunOutcome: Sendable, Hashable {
    case succeeded, failed, cancelled

    /// Nil for a run that has not ended.
    init?(status: String) {
        switch status {
        case "succeeded", "completed": self = .succeeded
        case "failed": self = .failed
        case "cancelled": self = .cancelled
        default: return nil
        }
    }

    var exitCode: ExitCode {
        switch self {
        case .succeeded: .success
        case .failed: ExitCode(1)
        case .cancelled: ExitCode(3)
        }
    }
}
