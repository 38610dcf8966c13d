import CharterStorage
import Foundation
import PrivateServices

/// The databases that keep the contract, each empty and of a test's own.
enum DatabaseUnderTest: String, CaseIterable {
    case sqliteInMemory
    case sqliteFile
    case postgres

    /// Runs the body with a new database and shuts it down.
    func run(
        poolSize: Int = 10, poolTimeout: Duration = .seconds(120), statementTimeout: Duration = .seconds(120),
        figures: DatabaseFigures = DatabaseFigures(), _ body: (any Database) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "storage-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let url =
            switch self {
            case .sqliteInMemory: "sqlite::memory:"
            case .sqliteFile: "sqlite:\(folder.appending(path: "data/test.sqlite").path)"
            case .postgres: try await PrivatePostgres.shared().createDatabase()
            }
        let configuration = DatabaseConfiguration(
            url: try DatabaseURL(url), poolSize: poolSize, poolTimeout: poolTimeout, statementTimeout: statementTimeout)
        let database = try await DatabaseFactory.open(configuration, figures: figures)
        do {
            try await body(database)
        } catch {
            await database.shutdown()
            throw error
        }
        await database.shutdown()
    }
}
