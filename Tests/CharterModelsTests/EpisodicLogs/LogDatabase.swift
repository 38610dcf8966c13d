import CharterModels
import CharterStorage
import MigratedDatabase
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
        try await MigratedDatabase.run(url: url, migrations: EpisodicLog.migrations, body)
    }
}
