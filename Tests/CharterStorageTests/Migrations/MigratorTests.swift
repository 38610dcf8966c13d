import CharterStorage
import Foundation
import Testing

struct MigratorTests {
    static let createBooks = Migration(
        component: "books", version: 1, name: "create_books",
        statements: ["CREATE TABLE books (id bigint PRIMARY KEY)", "INSERT INTO books VALUES (1)"])
    static let addTitle = Migration(
        component: "books", version: 2, name: "add_title", statements: ["ALTER TABLE books ADD COLUMN title text"])
    static let createAuthors = Migration(
        component: "authors", version: 1, name: "create_authors",
        statements: ["CREATE TABLE authors (id bigint PRIMARY KEY)"])

    @Test(arguments: DatabaseUnderTest.allCases)
    func whatIsPendingIsAppliedOnce(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            let before = try await Migrator(database, migrations: [Self.createBooks]).status()
            #expect(before.map(\.state) == [.pending])
            #expect(try await Migrator(database, migrations: [Self.createBooks]).migrate() == [Self.createBooks])
            let all = Migrator(database, migrations: [Self.createBooks, Self.createAuthors, Self.addTitle])
            #expect(try await all.migrate() == [Self.createAuthors, Self.addTitle])
            #expect(try await all.migrate().isEmpty)
            #expect(try await database.query("SELECT id, title FROM books").map(\.values) == [[.integer(1), .null]])
            for status in try await all.status() {
                guard case .applied(let date) = status.state else {
                    Issue.record("\(status) is not applied")
                    continue
                }
                #expect(abs(date.timeIntervalSinceNow) < 600)
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aMigrationThatFailsLeavesNothing(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            let broken = Migration(
                component: "books", version: 2, name: "break",
                statements: ["CREATE TABLE shelves (id bigint)", "CREATE TABLE shelves (id bigint)"])
            let migrator = Migrator(database, migrations: [Self.createBooks, broken])
            let error = await #expect(throws: StorageError.self) { try await migrator.migrate() }
            guard case .migration(let reason) = error else {
                Issue.record("not a migration's error: \(String(describing: error))")
                return
            }
            #expect(reason.hasPrefix("statement 2 of books 2 (break) failed: "))
            #expect(try await migrator.status().map { $0.state == .pending } == [false, true])
            try await database.execute("CREATE TABLE shelves (id bigint)")
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aChangedMigrationIsRefused(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            try await Migrator(database, migrations: [Self.createBooks]).migrate()
            let changed = Migration(
                component: "books", version: 1, name: "create_books",
                statements: ["CREATE TABLE books (id text PRIMARY KEY)"])
            let migrator = Migrator(database, migrations: [changed, Self.addTitle])
            let error = await #expect(throws: StorageError.self) { try await migrator.migrate() }
            #expect(
                error
                    == .migration(
                        reason: "books 1 (create_books) was applied with other statements; "
                            + "write a new migration instead of changing it"))
            let states = try await migrator.status().map(\.state)
            guard case .changed = states.first else {
                Issue.record("not reported as changed: \(states)")
                return
            }
            #expect(states.last == .pending)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aNewerReleaseIsNoticed(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            try await Migrator(database, migrations: [Self.createBooks, Self.addTitle]).migrate()
            let older = Migrator(database, migrations: [Self.createBooks])
            let error = await #expect(throws: StorageError.self) { try await older.migrate() }
            #expect("\(String(describing: error))".contains("a newer release has run on this database"))
            #expect(try await older.status().map(\.version) == [1, 2])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func replicasThatStartAtOnceApplyEachOnce(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            let migrations = [Self.createBooks, Self.addTitle, Self.createAuthors]
            let applied = try await withThrowingTaskGroup(of: [Migration].self) { group in
                for _ in 0..<6 {
                    group.addTask { try await Migrator(database, migrations: migrations).migrate() }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied.count == 3)
            #expect(Set(applied) == Set(migrations))
        }
    }
}
