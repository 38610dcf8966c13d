import CharterStorage
import Foundation
import PrivateServices

/// The databases that keep the contract, each empty and of a test's own.
enum DatabaseUnderTest: String, CaseIterable {
    case sqliteInMemory
    case sqliteFile

    /// Runs the body with a new database and shuts it down.
    func run(
        poolSize: Int = 10, poolTimeout: Duration = .seconds(20), statementTimeout: Duration = .seconds(20),
        figures: DatabaseFigures = DatabaseFigures(), _ body: (any Database) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "storage-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = self == .sqliteFile ? folder.appending(path: "data/test.sqlite").path : nil
        let configuration = DatabaseConfiguration(
            url: try path.map { try DatabaseURL("sqlite:\($0)") } ?? .memory, poolSize: poolSize,
            poolTimeout: poolTimeout,
            statementTimeout: statementTimeout)
        let database = try SQLiteDatabase(path: path, configuration: configuration, figures: figures)
        do {
            try await body(database)
        } catch {
            await database.shutdown()
            throw error
        }
        await database.shutdown()
    }
}
