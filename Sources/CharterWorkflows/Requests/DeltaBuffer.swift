import CharterResilience
import Synchronization

/// Pieces of a model's answer between the one who reads them and the one who writes them down: a few become one event, so
/// that not each token costs a transaction, and a reader that is far ahead waits.
final class DeltaBuffer: Sendable {
    /// How long a piece waits for others.
    static let patience = Duration.milliseconds(50)
    /// How many bytes are sent without waiting for more.
    private static let enough = 4_096
    /// How many bytes wait before the reader does.
    private static let most = 65_536

    private struct State {
        var text = ""
        var hasEnded = false
    }

    private let clock: WallClock
    private let state = Mutex(State())
    private let filled = WakeUp()
    private let emptied = WakeUp()

    init(clock: WallClock) { self.clock = clock }

    /// A piece arrived.
    func add(_ piece: String) async {
        let size = state.withLock { state in
            state.text += piece
            return state.text.utf8.count
        }
        filled.ring()
        if size > Self.most { await emptied.wait(upTo: .seconds(1), clock: clock) }
    }

    /// No piece follows.
    func end() {
        state.withLock { $0.hasEnded = true }
        filled.ring()
    }

    /// The next text to be written down, nil after the last; throws `CancellationError`.
    func next() async throws -> String? {
        while true {
            try Task.checkCancellation()
            let (size, hasEnded) = state.withLock { ($0.text.utf8.count, $0.hasEnded) }
            if size == 0 {
                if hasEnded { return nil }
                await filled.wait(upTo: .seconds(1), clock: clock)
                continue
            }
            if size < Self.enough, !hasEnded { try await clock.sleep(Self.patience) }
            let text = state.withLock { state in
                defer { state.text = "" }
                return state.text
            }
            emptied.ring()
            return text
        }
    }
}
