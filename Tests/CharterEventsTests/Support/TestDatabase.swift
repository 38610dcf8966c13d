import CharterEvents
import CharterStorage
import Foundation
import PrivateServices

/// An empty database with the tables of events.
enum TestDatabase {
    static func run(_ dialect: SQLDialect, _ body: (any Database) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "events-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let url =
            switch dialect {
            case .sqlite: "sqlite:\(folder.appending(path: "test.sqlite").path)"
            case .postgres: try await PrivatePostgres.shared().createDatabase()
            }
        try await run(url: url, body)
    }

    static func run(
        url: String, poolTimeout: Duration = .seconds(20), _ body: (any Database) async throws -> Void
    ) async throws {
        let configuration = DatabaseConfiguration(url: try DatabaseURL(url), poolSize: 5, poolTimeout: poolTimeout)
        let database = try await DatabaseFactory.open(configuration)
        do {
            try await Migrator(database, migrations: EventsMigrations.all).migrate()
            try await body(database)
        } catch {
            await database.shutdown()
            throw error
        }
        await database.shutdown()
    }
}
