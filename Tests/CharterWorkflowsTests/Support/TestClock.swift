import CharterResilience
import Foundation
import Synchronization

/// A time of day that tests move, forward and back. Sleeping takes no more than a moment.
final class TestClock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_700_000_000))

    var now: Date { time.withLock { $0 } }

    func advance(by seconds: Double) { time.withLock { $0.addTimeInterval(seconds) } }

    var clock: WallClock {
        WallClock(now: { self.now }, sleep: { _ in try await Task.sleep(for: .milliseconds(1)) })
    }
}
