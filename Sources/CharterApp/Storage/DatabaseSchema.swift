import CharterStorage
import Logging

/// The schema of the configured database, for `charter migrate`.
public struct DatabaseSchema: Sendable {
    private let settings: StorageSettings
    private let logger: Logger

    public init(_ settings: ServerSettings, logger: Logger) {
        self.settings = settings.storage
        self.logger = logger
    }

    /// Applies what is pending, and gives it. Throws `StorageError`.
    public func migrate() async throws -> [Migration] {
        try await withMigrator { try await $0.migrate() }
    }

    /// Where each migration stands; changes nothing. Throws `StorageError`.
    public func status() async throws -> [MigrationStatus] {
        try await withMigrator { try await $0.status() }
    }

    private func withMigrator<Result: Sendable>(
        _ body: @Sendable (Migrator) async throws -> Result
    ) async throws -> Result {
        let database = try await Storage.database(settings, logger: logger)
        do {
            let result = try await body(Migrator(database, migrations: Migrations.all, logger: logger))
            await database.shutdown()
            return result
        } catch {
            await database.shutdown()
            throw error
        }
    }
}
