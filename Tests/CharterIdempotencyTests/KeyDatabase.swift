import CharterIdempotency
import CharterStorage
import Foundation
import MigratedDatabase
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
        try await MigratedDatabase.run(url: url, migrations: IdempotentRequests.migrations, body)
    }
}
