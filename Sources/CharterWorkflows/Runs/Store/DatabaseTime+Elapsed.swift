import CharterResilience
import CharterStorage
import Foundation

extension DatabaseTime {
    /// The time, `elapsed` after the database said that it was `time`.
    func now(at time: Date, elapsed: Duration) -> Date {
        switch self {
        case .database: time.addingTimeInterval(elapsed.inSeconds)
        case .machine(let clock): clock.now()
        }
    }
}
