import CharterContexts
import CharterStorage
import MigratedDatabase
import PrivateServices

/// The databases that keep contexts, each with its empty tables.
enum ContextDatabase: String, CaseIterable {
    case sqlite
    case postgres

    func run(_ body: (any Database) async throws -> Void) async throws {
        let url =
            switch self {
            case .sqlite: "sqlite::memory:"
            case .postgres: try await PrivatePostgres.shared().createDatabase()
            }
        try await MigratedDatabase.run(url: url, migrations: ContextMigrations.all, body)
    }
}
