import Foundation

/// How a migration and a database stand to each other.
public struct MigrationStatus: Sendable, Hashable {
    public enum State: Sendable, Hashable {
        case pending
        case applied(at: Date)
        /// Applied, with other statements than the program has now.
        case changed(appliedAt: Date)
        /// Applied by a newer release; this one does not know it.
        case unknown(appliedAt: Date)
    }

    public let component: String
    public let version: Int
    public let name: String
    public let state: State

    /// All that the program knows, in its order, then what only the database knows.
    static func all(known: [Migration], applied: [AppliedMigration], dialect: SQLDialect) -> [MigrationStatus] {
        var rest = Dictionary(applied.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
        let ours = known.map { migration in
            let state: State =
                if let entry = rest.removeValue(forKey: migration.place) {
                    entry.checksum == MigrationChecksum.of(migration, dialect)
                        ? .applied(at: entry.appliedAt) : .changed(appliedAt: entry.appliedAt)
                } else {
                    .pending
                }
            return MigrationStatus(
                component: migration.component, version: migration.version, name: migration.name, state: state)
        }
        let others = applied.filter { rest[$0.place] != nil }.map { entry in
            MigrationStatus(
                component: entry.component, version: entry.version, name: entry.name,
                state: .unknown(appliedAt: entry.appliedAt))
        }
        return ours + others
    }
}
