import CharterStorage
import Logging
import Testing

@testable import CharterApp

struct MigrationsTests {
    @Test func theSchemaOfAllModulesIsMadeOnceInAnEmptyDatabase() async throws {
        let database = try await DatabaseFactory.open(DatabaseConfiguration(url: .memory))
        let migrator = Migrator(database, migrations: Migrations.all)
        #expect(try await migrator.status().allSatisfy { !$0.isApplied })
        #expect(try await migrator.migrate().count == Migrations.all.count)
        #expect(try await migrator.migrate().isEmpty)
        #expect(try await migrator.status().allSatisfy(\.isApplied))
        _ = try await database.query("SELECT count(*) FROM runs")
        _ = try await database.query("SELECT count(*) FROM episodic_logs")
        _ = try await database.query("SELECT count(*) FROM run_events")
        _ = try await database.query("SELECT count(*) FROM contexts")
        await database.shutdown()
    }
}
