import CharterResilience
import CharterStorage
import Foundation

/// Whose time leases are measured by.
enum IdempotencyTime: Sendable {
    /// That of the database, which all replicas share. PostgreSQL only.
    case database
    case machine(WallClock)

    /// Null when the statement itself is to ask for the time.
    var parameter: SQLValue {
        switch self {
        case .database: .null
        case .machine(let clock): .timestamp(clock.now())
        }
    }
}
