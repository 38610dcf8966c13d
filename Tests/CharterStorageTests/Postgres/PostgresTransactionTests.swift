import CharterStorage
import Testing

/// Statements that nobody waits for, as PostgreSQL gets them: with others, in as few ways there and back as possible.
struct PostgresTransactionTests {
    private static let create: SQL = "CREATE TABLE counters (id bigint PRIMARY KEY, value bigint NOT NULL)"
    private static let insert: SQL = "INSERT INTO counters VALUES ($1, 0)"

    @Test func theyTravelTogether() async throws {
        try await PostgresUnderTest.run { test in
            try await test.database.execute(Self.create)
            let before = test.figures.snapshot().statements
            try await test.database.transaction { transaction in
                for id in Int64(1)...5 { try await transaction.executeLater(Self.insert, [.integer(id)]) }
            }
            #expect(test.figures.snapshot().statements == before + 1)
            #expect(try await test.database.query("SELECT id FROM counters").count == 5)
        }
    }

    /// The server has never seen it, so it is not the server that dooms the transaction.
    @Test func aValueThatCannotBeSentDoomsTheTransaction() async throws {
        try await PostgresUnderTest.run { test in
            try await test.database.execute(Self.create)
            let error = await #expect(throws: StorageError.self) {
                try await test.database.transaction { transaction in
                    try await transaction.executeLater(Self.insert, [.integer(1)])
                    try await transaction.executeLater(Self.insert, [.bytes([1])])
                    _ = try? await transaction.query("SELECT 1")
                    _ = try? await transaction.query("SELECT 1")
                }
            }
            guard case .statement(code: "25P02", reason: _) = error else {
                Issue.record("the transaction is not doomed: \(String(describing: error))")
                return
            }
            #expect(try await test.database.query("SELECT id FROM counters").isEmpty)
            #expect(test.figures.snapshot().connectionsOpen == 1)
        }
    }

    @Test func aTransactionThatIsLostBeforeItsCommitIsRepeated() async throws {
        try await PostgresUnderTest.run { test in
            try await test.database.execute(Self.create)
            let attempts = Attempts()
            try await test.database.transaction { transaction in
                try await transaction.executeLater(Self.insert, [.integer(1)])
                let attempt = await attempts.next()
                if attempt == 1 { try await test.terminate() }
                _ = try await transaction.query("SELECT 1")
                try await transaction.executeLater(Self.insert, [.integer(2)])
            }
            #expect(await attempts.count == 2)
            #expect(try await test.database.query("SELECT id FROM counters").count == 2)
        }
    }

    private actor Attempts {
        private(set) var count = 0

        func next() -> Int {
            count += 1
            return count
        }
    }
}
