import CharterEvents
import CharterStorage
import CharterWorkflows
import Logging

/// A database with the tables of runs and events.
public struct RunsDatabase: Sendable {
    public let database: any Database
    public let events: StoredEventTopics
    public let logger: Logger

    /// Opens a database; its tables are made if need be.
    public init(url: String) async throws {
        logger = Logger(label: "benchmark") { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = .error
            return handler
        }
        database = try await DatabaseFactory.open(
            DatabaseConfiguration(url: try DatabaseURL(url)), logger: logger)
        events = StoredEventTopics(database: database, logger: logger)
        try await Migrator(database, migrations: EventsMigrations.all + RunStore.migrations, logger: logger).migrate()
    }
}
