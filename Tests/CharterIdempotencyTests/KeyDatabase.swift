import CharterIdempotency
import CharterStorage
import Foundation
import PrivateServices

/// The databases that keep keys, each with its empty table.
enum KeyDatabase: String, CaseIterable {
    case sqliteInMemory
    case sqliteFile
    case postgres

    func run(_ body: (any Database) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let url =
            switch self {
            case .sqliteInMemory: "sqlite::memory:"
            case .sqliteFile: "sqlite:\(folder.appending(path: "keys.sqlite").path)"
            case .postgres: try await PrivatePostgres.shared().createDatabase()
            }
        let configuration = DatabaseConfiguration(
            url: try DatabaseURL(url), poolTimeout: .seconds(20), connectTimeout: .seconds(20))
        let database = try await DatabaseFactory.open(configuration)
        do {
            try await Migrator(database, migrations: IdempotentRequests.migrations).migrate()
            try await body(database)
        } catch {
            await database.shutdown()
            throw error
        }
        await database.shutdown()
    }
}
