import CharterResilience
import Foundation
import Logging

/// Brings a database's schema to what the program expects: each migration in a transaction of its own, together with its
/// entry in `schema_migrations`, and none of them twice, however many replicas start at once.
public struct Migrator: Sendable {
    private let database: any Database
    private let migrations: [Migration]
    private let clock: WallClock
    private let logger: Logger

    /// - Parameter migrations: In the order in which they are applied; those of one component by version.
    public init(
        _ database: any Database, migrations: [Migration], clock: WallClock = .system,
        logger: Logger = Logger(label: "charter.storage")
    ) {
        self.database = database
        self.migrations = migrations
        self.clock = clock
        self.logger = logger
    }

    /// Applies what is pending and tells what this call has applied. Throws `StorageError.migration` when the database
    /// does not agree with the program, or when a statement failed: what was applied before it stays.
    @discardableResult
    public func migrate() async throws -> [Migration] {
        var done: [Migration] = []
        while let migration = try await applyNext() {
            logger.info("applied migration \(migration.title)")
            done.append(migration)
        }
        return done
    }

    /// Where each migration stands; changes nothing.
    public func status() async throws -> [MigrationStatus] {
        let applied = try await AppliedMigration.all(database) ?? []
        return MigrationStatus.all(known: migrations, applied: applied, dialect: database.dialect)
    }

    /// The first that is pending, applied; nil when there is none. What others have applied meanwhile is seen, since one
    /// at a time gets past the lock.
    private func applyNext() async throws -> Migration? {
        try await database.transaction { transaction in
            if transaction.dialect == .postgres { _ = try await transaction.query(Self.lock, [.integer(Self.lockKey)]) }
            let applied = try await AppliedMigration.all(transaction)
            if applied == nil { try await transaction.execute(AppliedMigration.createTable) }
            let plan = try MigrationPlan(known: migrations, applied: applied ?? [], dialect: transaction.dialect)
            guard let migration = plan.pending.first else { return nil }
            try await apply(migration, transaction)
            return migration
        }
    }

    private func apply(_ migration: Migration, _ transaction: any SQLExecutor) async throws {
        for (position, statement) in migration.statements.enumerated() {
            do {
                try await transaction.execute(statement)
            } catch StorageError.statement(let code, let reason) {
                throw StorageError.migration(
                    reason: "statement \(position + 1) of \(migration.title) failed: \(reason) (\(code))")
            }
        }
        try await AppliedMigration(
            component: migration.component, version: migration.version, name: migration.name,
            checksum: MigrationChecksum.of(migration, transaction.dialect), appliedAt: clock.now()
        ).insert(transaction)
    }

    /// Held until the transaction ends. SQLite has one writer anyway.
    private static let lock: SQL = "SELECT pg_advisory_xact_lock($1)"
    /// The letters of `charter` as a number.
    private static let lockKey: Int64 = 0x63_68_61_72_74_65_72
}
