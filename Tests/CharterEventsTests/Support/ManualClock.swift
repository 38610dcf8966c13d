import CharterResilience
import Foundation
import Synchronization

/// A time of day that only moves when told to. Waiting is that of the machine.
final class ManualClock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_700_000_000))

    var now: Date { time.withLock { $0 } }

    var wallClock: WallClock {
        WallClock(now: { self.now }, sleep: { try await ContinuousClock().sleep(for: $0) })
    }

    func jump(by seconds: TimeInterval) { time.withLock { $0 += seconds } }
    func advance(by duration: Duration) { jump(by: duration.inSeconds) }
}
