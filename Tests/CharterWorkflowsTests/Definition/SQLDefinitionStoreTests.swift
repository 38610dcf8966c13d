import CharterStorage
import Testing

@testable import CharterWorkflows

struct SQLDefinitionStoreTests {
    @Test func aTextIsKeptOnceForEachVersion() async throws {
        let database = try await DatabaseFactory.open(DatabaseConfiguration(url: .memory, poolTimeout: .seconds(20)))
        try await Migrator(database, migrations: SQLDefinitionStore.migrations).migrate()
        let store = SQLDefinitionStore(database)
        try await store.save(name: "w", version: "1", text: "one")
        try await store.save(name: "w", version: "1", text: "one")
        try await store.save(name: "w", version: "2", text: "two")
        #expect(try await store.load(name: "w", version: "1") == "one")
        #expect(try await store.load(name: "w", version: "2") == "two")
        #expect(try await store.load(name: "v", version: "1") == nil)
        await database.shutdown()
    }
}
