import CharterStorage

/// A database of a test's own that has its tables.
public enum MigratedDatabase {
    /// Opens the database, makes its tables, runs the body and shuts it down. It waits longer for connections than a server
    /// would, since many tests run side by side.
    public static func run(
        url: String, migrations: [Migration], _ body: (any Database) async throws -> Void
    ) async throws {
        let configuration = DatabaseConfiguration(
            url: try DatabaseURL(url), poolTimeout: .seconds(20), connectTimeout: .seconds(20))
        let database = try await DatabaseFactory.open(configuration)
        do {
            try await Migrator(database, migrations: migrations).migrate()
            try await body(database)
        } catch {
            await database.shutdown()
            throw error
        }
        await database.shutdown()
    }
}
