import CharterStorage
import Foundation
import Testing

/// What every database promises, for single statements.
struct DatabaseContractTests {
    static let createBooks = SQL(
        postgres: """
            CREATE TABLE books (
                id bigint PRIMARY KEY, title text NOT NULL, isbn text CONSTRAINT books_isbn_key UNIQUE,
                price double precision CHECK (price >= 0), lent boolean, cover bytea, bought timestamptz,
                series bigint REFERENCES books
            )
            """,
        sqlite: """
            CREATE TABLE books (
                id INTEGER PRIMARY KEY, title TEXT NOT NULL, isbn TEXT UNIQUE,
                price REAL CHECK (price >= 0), lent INTEGER, cover BLOB, bought INTEGER,
                series INTEGER REFERENCES books
            )
            """)

    @Test(arguments: DatabaseUnderTest.allCases)
    func valuesComeBackAsTheyWere(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            try await database.execute(Self.createBooks)
            let bought = Date(timeIntervalSince1970: 1_794_999_999.123_456)
            let title = "Robert'); DROP TABLE books; -- $1 ?1 “ё” 🪶"
            let parameters: [SQLValue] = [
                .integer(.max), .text(title), .text(""), .real(0.1), .bool(true), .bytes([0, 255, 39, 92]),
                .timestamp(bought), .null,
            ]
            try await database.execute("INSERT INTO books VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", parameters)
            let row = try #require(try await database.query("SELECT * FROM books").first)
            #expect(try row.decode(0) == Int64.max)
            #expect(try row.decode(1) == title)
            #expect(try row.decode(2) == "")
            #expect(try row.decode(3) == 0.1)
            #expect(try row.decode(4) == true)
            #expect(try row.decode(5) == [UInt8]([0, 255, 39, 92]))
            let found = try row.decode(6, as: Date.self)
            #expect((found.timeIntervalSince1970 * 1e6).rounded() == 1_794_999_999_123_456)
            #expect(try row.decode(7, as: Int64?.self) == nil)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func nullIsNull(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            try await database.execute(Self.createBooks)
            try await database.execute(
                "INSERT INTO books VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                [.integer(1), .text("x"), .null, .null, .null, .null, .null, .null])
            let row = try #require(try await database.query("SELECT * FROM books").first)
            #expect(row.values.dropFirst(2).allSatisfy { $0 == .null })
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func extremesComeBackAsTheyWere(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            try await database.execute(Self.createBooks)
            let text = String(repeating: "æ", count: 300_000)
            let bytes = [UInt8](repeating: 7, count: 1_000_000)
            for (id, price) in [(Int64.min, .leastNonzeroMagnitude), (-1, 0), (0, .greatestFiniteMagnitude)] {
                try await database.execute(
                    "INSERT INTO books (id, title, price, cover, bought) VALUES ($1, $2, $3, $4, $5)",
                    [
                        .integer(id), .text(text), .real(price), .bytes(bytes),
                        .timestamp(Date(timeIntervalSince1970: -1)),
                    ])
            }
            let rows = try await database.query("SELECT id, title, price, cover, bought FROM books ORDER BY id")
            #expect(try rows.map { try $0.decode(0, as: Int64.self) } == [.min, -1, 0])
            #expect(
                try rows.map { try $0.decode(2, as: Double.self) } == [
                    .leastNonzeroMagnitude, 0, .greatestFiniteMagnitude,
                ])
            #expect(try rows.allSatisfy { try $0.decode(1) == text && $0.decode(3) == bytes })
            #expect(try rows.allSatisfy { try $0.decode(4) == Date(timeIntervalSince1970: -1) })
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func parametersGoByTheirNumber(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            let sql = SQL(
                postgres: "SELECT $2::bigint, $1::text, $2::bigint, '$1' /* $3 */ -- $4",
                sqlite: "SELECT $2, $1, $2, '$1' /* $3 */ -- $4")
            let rows = try await database.query(sql, [.text("one"), .integer(2)])
            #expect(rows.map(\.values) == [[.integer(2), .text("one"), .integer(2), .text("$1")]])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func executeCountsRowsThatChanged(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            let statements: [(SQL, [SQLValue], Int)] = [
                (Self.createBooks, [], 0),
                ("INSERT INTO books (id, title) VALUES (1, 'a'), (2, 'b'), (3, 'c')", [], 3),
                ("UPDATE books SET title = 'd' WHERE id > $1", [.integer(1)], 2),
                ("UPDATE books SET title = 'd' WHERE id > 5", [], 0), ("SELECT * FROM books", [], 0),
                ("DELETE FROM books", [], 3), ("DROP TABLE books", [], 0),
            ]
            for (statement, parameters, count) in statements {
                let changed = try await database.execute(statement, parameters)
                #expect(changed == count, "\(statement.sqlite)")
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func queryGivesTheRowsOfReturning(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            try await database.execute(Self.createBooks)
            let insert: SQL = "INSERT INTO books (id, title) VALUES (1, 'a'), (2, 'b') RETURNING id, title"
            let rows = try await database.query(insert)
            #expect(rows.map(\.values) == [[.integer(1), .text("a")], [.integer(2), .text("b")]])
            #expect(try await database.query("SELECT id FROM books").count == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func violatedConstraintsAreToldApart(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            try await database.execute(Self.createBooks)
            try await database.execute("INSERT INTO books (id, title, isbn) VALUES (1, 'a', 'x')")
            let unique = await #expect(throws: StorageError.self) {
                try await database.execute("INSERT INTO books (id, title, isbn) VALUES (2, 'b', 'x')")
            }
            guard case .uniqueViolation(let constraint) = unique else {
                Issue.record("not a unique violation: \(String(describing: unique))")
                return
            }
            #expect(constraint?.contains("isbn") == true)
            let others: [SQL] = [
                "INSERT INTO books (id) VALUES (3)", "INSERT INTO books (id, title, price) VALUES (4, 'd', -1)",
                "INSERT INTO books (id, title, series) VALUES (5, 'e', 99)",
            ]
            for statement in others {
                let error = await #expect(throws: StorageError.self) { try await database.execute(statement) }
                #expect(error?.kind == "constraint_violation")
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aRefusedStatementLeavesTheConnectionUsable(_ kind: DatabaseUnderTest) async throws {
        try await kind.run(poolSize: 1) { database in
            let refused: [(SQL, [SQLValue])] = [
                ("SELEKT 1", []), ("SELECT * FROM nowhere", []), ("SELECT 1; SELECT 2", []),
                (SQL(postgres: "SELECT $1::bigint", sqlite: "SELECT $1"), []),
                (SQL(postgres: "SELECT $1::bigint", sqlite: "SELECT $1"), [.integer(1), .integer(2)]),
                (SQL(postgres: "SELECT $1::text", sqlite: "SELECT $1"), [.text("a\0b")]),
                (
                    SQL(postgres: "SELECT $1::timestamptz", sqlite: "SELECT $1"),
                    [.timestamp(Date(timeIntervalSince1970: .infinity))]
                ),
                ("BEGIN", []), ("", []),
            ]
            for (statement, parameters) in refused {
                for _ in 0..<2 {
                    let error = await #expect(throws: StorageError.self, "\(statement.sqlite)") {
                        try await database.query(statement, parameters)
                    }
                    #expect(error?.kind == "statement", "\(statement.sqlite): \(String(describing: error))")
                    try await database.ping()
                }
            }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func manyStatementsAtOnce(_ kind: DatabaseUnderTest) async throws {
        try await kind.run(poolSize: 4) { database in
            try await database.execute(Self.createBooks)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in 0..<Int64(200) {
                    group.addTask {
                        try await database.execute(
                            "INSERT INTO books (id, title) VALUES ($1, $2)", [.integer(id), .text("\(id)")])
                        let rows = try await database.query("SELECT title FROM books WHERE id = $1", [.integer(id)])
                        #expect(rows.map(\.values) == [[.text("\(id)")]])
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.query("SELECT count(*) FROM books").map(\.values) == [[.integer(200)]])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aColumnOfAnotherTypeIsAnError(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            let row = try #require(try await database.query("SELECT 'a', NULL").first)
            #expect(throws: StorageError.self) { try row.decode(0, as: Int64.self) }
            #expect(throws: StorageError.self) { try row.decode(1, as: String.self) }
            #expect(throws: StorageError.self) { try row.decode(2, as: String.self) }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func nothingWorksAfterShutdown(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            try await database.ping()
            await database.shutdown()
            await #expect(throws: StorageError.closed) { try await database.ping() }
            await #expect(throws: StorageError.closed) { try await database.execute("CREATE TABLE books (id bigint)") }
            await #expect(throws: StorageError.closed) { try await database.transaction { _ in } }
            for await _ in database.notifications(on: "books") { Issue.record("a notification after the end") }
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func figuresTellWhatHappened(_ kind: DatabaseUnderTest) async throws {
        let figures = DatabaseFigures()
        try await kind.run(figures: figures) { database in
            try await database.ping()
            _ = try? await database.query("SELEKT 1")
            try await database.transaction { _ = try await $0.query("SELECT 1") }
            let snapshot = figures.snapshot()
            // The factory has sent the first.
            #expect(snapshot.statements == 4)
            #expect(snapshot.errors == ["statement": 1])
            #expect(snapshot.transactionsCommitted == 1)
            #expect(snapshot.connectionsInUse == 0)
            #expect(snapshot.connectionsOpen > 0)
            #expect(snapshot.statementSeconds > 0)
            #expect(snapshot.statementBuckets.reduce(0, +) == 4)
        }
        try await eventually { figures.snapshot().connectionsOpen == 0 }
    }
}
