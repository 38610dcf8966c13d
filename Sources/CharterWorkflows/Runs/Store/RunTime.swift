import CharterResilience
import CharterStorage
import Foundation

/// Whose clock leases, rests and times are measured by.
///
/// On PostgreSQL it is the database's, so that replicas whose clocks differ or jump agree. SQLite has none of its own: there
/// it is the machine's, which all processes on a file share.
enum RunTime: Sendable {
    case database
    case machine(WallClock)

    /// What `$1` is bound to in every statement that needs the time, see `RunSQL.now`.
    var parameter: SQLValue {
        switch self {
        case .database: .null
        case .machine(let clock): .timestamp(clock.now())
        }
    }

    /// The time, `elapsed` after the database said that it was `time`.
    func now(at time: Date, elapsed: Duration) -> Date {
        switch self {
        case .database: time.addingTimeInterval(elapsed.inSeconds)
        case .machine(let clock): clock.now()
        }
    }
}
