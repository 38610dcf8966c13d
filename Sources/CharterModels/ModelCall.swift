import CharterResilience
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
    private let recording: ModelCallRecording?
    private let started = ContinuousClock.now
    private let state = Mutex(State())

    init(model: String, ledger: ModelUsageLedger, recording: ModelCallRecording? = nil) {
        self.model = model
        self.ledger = ledger
        self.recording = recording
    }

    deinit {
        end(.clientGone, usage: state.withLock { $0.usageIfAbandoned })
    }

    /// Keeps the cost so far, for the case that the holder disappears without a word.
    func progressed(to usage: ModelUsage) {
        state.withLock { $0.usageIfAbandoned = usage }
    }

    /// The next piece of a streamed answer.
    func heard(_ piece: String) { recording?.heard(piece) }

    /// - Parameter text: The answer as far as it came, when it did not come in pieces.
    func end(_ outcome: ModelCallOutcome, usage: ModelUsage, text: String? = nil, errorCode: String? = nil) {
        let isFirst = state.withLock { state in
            defer { state.isOpen = false }
            return state.isOpen
        }
        guard isFirst else { return }
        let duration = (ContinuousClock.now - started).inSeconds
        ledger.end(model, outcome: outcome, usage: usage, responseTime: duration)
        recording?.end(outcome, usage: usage, text: text, errorCode: errorCode, duration: duration)
    }
}
