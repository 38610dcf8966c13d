import Synchronization

/// Counts what models were asked and what it cost, since the start of the process.
///
/// Safe to use from any task. Entries are made by `MeteredModel` on every way out of a call, so that streams which
/// broke off or lost their client are not free of charge in the books.
public final class ModelUsageLedger: Sendable {
    private let totals = Mutex<[String: ModelUsageTotals]>([:])

    public init() {}

    /// The counts at this moment, by registered name.
    public func snapshot() -> ModelUsageSnapshot {
        ModelUsageSnapshot(byModel: totals.withLock { $0 })
    }

    /// Notes that a call has begun. The entry must be closed; letting go of it counts as the client having gone.
    func begin(_ model: String, recording: ModelCallRecording? = nil) -> ModelCall {
        totals.withLock { totals in
            totals[model, default: ModelUsageTotals()].calls += 1
            totals[model, default: ModelUsageTotals()].inFlight += 1
        }
        return ModelCall(model: model, ledger: self, recording: recording)
    }

    /// Closes a call. Called by `ModelCall`, once.
    func end(_ model: String, outcome: ModelCallOutcome, usage: ModelUsage, responseTime: Double) {
        totals.withLock { totals in
            totals[model, default: ModelUsageTotals()].add(outcome, usage: usage, responseTime: responseTime)
        }
    }
}
