import CharterEvents
import CharterStorage
import Logging

/// Where things are kept: the database, its schema, and the events over it.
struct Storage: Sendable {
    let database: any Database
    let figures: DatabaseFigures
    let topics: StoredEventTopics
    /// What wakes other replicas, as `/ready` names it.
    let wakesBy: String

    /// Opens the database and brings its schema up to date, or checks that it is.
    ///
    /// Throws `StorageError`, or what is wrong with the URL of Redis.
    static func open(_ settings: StorageSettings, logger: Logger) async throws -> Storage {
        let figures = DatabaseFigures()
        let database = try await Self.database(settings, figures: figures, logger: logger)
        do {
            let migrator = Migrator(database, migrations: Migrations.all, logger: logger)
            if settings.migrates {
                try await migrator.migrate()
            } else if try await migrator.status().contains(where: { !$0.isApplied }) {
                throw StorageError.migration(
                    reason: "the database's schema is not that of this release; run charter migrate")
            }
            return try Storage(database, figures, settings, logger: logger)
        } catch {
            await database.shutdown()
            throw error
        }
    }

    /// The database alone, for tools.
    static func database(
        _ settings: StorageSettings, figures: DatabaseFigures = DatabaseFigures(), logger: Logger
    ) async throws -> any Database {
        let url = try DatabaseURL(settings.databaseURL)
        return try await DatabaseFactory.open(
            DatabaseConfiguration(
                url: url, poolSize: settings.poolSize, poolTimeout: settings.poolTimeout,
                statementTimeout: settings.statementTimeout, connectTimeout: settings.connectTimeout),
            figures: figures, logger: logger)
    }

    private init(
        _ database: any Database, _ figures: DatabaseFigures, _ settings: StorageSettings, logger: Logger
    ) throws {
        self.database = database
        self.figures = figures
        let waker: any EventWaker
        if let url = settings.redisURL {
            waker = try RedisWaker(endpoint: try RedisEndpoint(url: url), logger: logger)
            wakesBy = "redis"
        } else if database.dialect == .postgres {
            waker = PostgresWaker(database: database, logger: logger)
            wakesBy = "postgres"
        } else {
            waker = LocalWaker()
            wakesBy = "process"
        }
        topics = StoredEventTopics(database: database, waker: waker, logger: logger)
    }
}

extension MigrationStatus {
    var isApplied: Bool {
        if case .applied = state { return true }
        return false
    }
}
