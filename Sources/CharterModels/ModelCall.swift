import Synchronization

/// The open ledger entry of one call. It is closed exactly once: by the first `end`, or by `deinit` when the holder,
/// such as the iterator of an abandoned stream, has gone.
final class ModelCall: Sendable {
    private struct State {
        var isOpen = true
        var usageIfAbandoned = ModelUsage.none
    }

    private let model: String
    private let ledger: ModelUsageLedger
    private let started = ContinuousClock.now
    private let state = Mutex(State())

    init(model: String, ledger: ModelUsageLedger) {
        self.model = model
        self.ledger = ledger
    }

    deinit {
        end(.clientGone, usage: state.withLock { $0.usageIfAbandoned })
    }

    /// Keeps the cost so far, for the case that the holder disappears without a word.
    func progressed(to usage: ModelUsage) {
        state.withLock { $0.usageIfAbandoned = usage }
    }

    func end(_ outcome: ModelCallOutcome, usage: ModelUsage) {
        let isFirst = state.withLock { state in
            defer { state.isOpen = false }
            return state.isOpen
        }
        guard isFirst else { return }
        ledger.end(model, outcome: outcome, usage: usage, responseTime: (ContinuousClock.now - started).inSeconds)
    }
}
