import CharterModels
import CharterStorage
import PrivateServices

/// The databases that keep the log, each with its empty table.
enum LogDatabase: String, CaseIterable {
    case sqlite
    case postgres

    func run(_ body: (any Database) async throws -> Void) async throws {
        let url =
            switch self {
            case .sqlite: "sqlite::memory:"
            case .postgres: try await PrivatePostgres.shared().createDatabase()
            }
        let configuration = DatabaseConfiguration(
            url: try DatabaseURL(url), poolTimeout: .seconds(20), connectTimeout: .seconds(20))
        let database = try await DatabaseFactory.open(configuration)
        do {
            try await Migrator(database, migrations: EpisodicLog.migrations).migrate()
            try await body(database)
        } catch {
            await database.shutdown()
            throw error
        }
        await database.shutdown()
    }
}
