import CharterResilience

/// Whose clock leases, rests and times are measured by.
///
/// On PostgreSQL it is the database's, so that replicas whose clocks differ or jump agree. SQLite has none of its own: there
/// it is the machine's, which all processes on a file share.
public enum DatabaseTime: Sendable {
    /// PostgreSQL only.
    case database
    case machine(WallClock)

    /// - Parameter clock: For SQLite.
    public init(of database: any Database, clock: WallClock) {
        switch database.dialect {
        case .postgres: self = .database
        case .sqlite: self = .machine(clock)
        }
    }

    /// Null when the statement itself is to ask for the time.
    public var parameter: SQLValue {
        switch self {
        case .database: .null
        case .machine(let clock): .timestamp(clock.now())
        }
    }
}
