import CharterResilience
import Dispatch
internal import GRDB
import GRDBSQLite
import Synchronization

/// Interrupts a statement that runs for too long. SQLite asks it every so many steps, on the thread of the statement, so
/// that it can never hit the statement after.
final class SQLiteDeadline: Sendable {
    /// By the system's monotonic clock in nanoseconds; the largest number while no statement runs.
    private let end = Atomic<UInt64>(.max)
    private let timeout: Duration

    init(timeout: Duration) { self.timeout = timeout }

    /// Lets a connection ask it. The connection's configuration keeps it alive.
    func watch(_ connection: GRDB.Database) {
        sqlite3_progress_handler(
            connection.sqliteConnection, 1_000,
            { context in
                guard let context else { return 0 }
                return Unmanaged<SQLiteDeadline>.fromOpaque(context).takeUnretainedValue().hasPassed ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    var hasPassed: Bool { DispatchTime.now().uptimeNanoseconds > end.load(ordering: .relaxed) }

    func start() {
        let nanoseconds = UInt64(max(0, timeout.inSeconds) * 1e9)
        end.store(DispatchTime.now().uptimeNanoseconds &+ nanoseconds, ordering: .relaxed)
    }

    func stop() { end.store(.max, ordering: .relaxed) }
}
