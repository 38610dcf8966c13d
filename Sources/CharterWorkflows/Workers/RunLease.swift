import Foundation

/// The right to work on a run, until somebody else gets it.
struct RunLease: Sendable, Hashable {
    let runID: String
    /// Grows with every claim of the run. A write with an older one is refused.
    let token: Int64
}

/// A run with its lease, and the database's time when it was claimed.
struct LeasedRun: Sendable, Hashable {
    let run: Run
    let lease: RunLease
    let claimedAt: Date
    /// How many writes the run has had under earlier leases.
    let writes: Int64
    /// Its steps so far.
    let steps: [String: StoredStep]
    /// The steps that took a signal and have not used it yet.
    let stepsWithSignal: Set<String>

    var claimed: ClaimedRun {
        ClaimedRun(
            id: run.id, kind: run.kind, name: run.name, version: run.version, input: run.input, attempt: run.attempt,
            userID: run.userID)
    }
}
