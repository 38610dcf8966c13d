import Logging

/// The way from a `DATABASE_URL` to a database. What is in this module, in the order in which it is used:
///
/// 1. `DatabaseURL` says which database, `DatabaseConfiguration` how it is used;
/// 2. `DatabaseFactory` opens a `SQLiteDatabase` or a `PostgresDatabase`, both of which are a `Database`;
/// 3. `Migrator` brings its schema to what the program expects;
/// 4. `SQL` statements run with `SQLValue` parameters and give `SQLRow`s, by themselves or in transactions;
/// 5. notifications wake listeners, on all replicas;
/// 6. `DatabaseFigures` tell how it goes, `StorageError` what went wrong.
public enum DatabaseFactory {
    /// Opens a database and makes sure that it answers. Throws `StorageError.unavailable` when it does not, or
    /// `StorageError.configuration` for values that cannot work and a server older than PostgreSQL 14.
    public static func open(
        _ configuration: DatabaseConfiguration, figures: DatabaseFigures = DatabaseFigures(),
        logger: Logger = Logger(label: "charter.storage")
    ) async throws -> any Database {
        let database: any Database =
            switch configuration.url.place {
            case .sqliteMemory: try SQLiteDatabase(path: nil, configuration: configuration, figures: figures)
            case .sqliteFile(let path): try SQLiteDatabase(path: path, configuration: configuration, figures: figures)
            case .postgres(let connectionString):
                try PostgresDatabase(
                    connectionString: connectionString, configuration: configuration, figures: figures, logger: logger)
            }
        do {
            try await database.ping()
        } catch {
            await database.shutdown()
            throw error
        }
        return database
    }
}
