import CharterStorage
import Synchronization
import Testing

/// What every database promises of transactions.
struct TransactionContractTests {
    private struct Refusal: Error, Equatable {}

    private static let createCounters = SQL("CREATE TABLE counters (id bigint PRIMARY KEY, value bigint NOT NULL)")
    private static let read =
        SQL("SELECT value FROM counters WHERE id = 1") + SQL(postgres: "FOR UPDATE", sqlite: "")

    @Test(arguments: DatabaseUnderTest.allCases)
    func whatTheBodyDidIsThereAfterwards(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            try await database.execute(Self.createCounters)
            let count = try await database.transaction { transaction in
                try await transaction.execute("INSERT INTO counters VALUES (1, 5)")
                return try await transaction.query("SELECT value FROM counters").count
            }
            #expect(count == 1)
            #expect(try await database.query("SELECT value FROM counters").count == 1)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aBodyThatThrowsLeavesNothing(_ kind: DatabaseUnderTest) async throws {
        try await kind.run(poolSize: 1) { database in
            try await database.execute(Self.createCounters)
            await #expect(throws: Refusal()) {
                try await database.transaction { transaction in
                    try await transaction.execute("INSERT INTO counters VALUES (1, 5)")
                    throw Refusal()
                }
            }
            #expect(try await database.query("SELECT value FROM counters").isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aFailedStatementDoomsTheTransaction(_ kind: DatabaseUnderTest) async throws {
        try await kind.run(poolSize: 1) { database in
            try await database.execute(Self.createCounters)
            let body: @Sendable (any SQLExecutor) async throws -> Void = { transaction in
                try await transaction.execute("INSERT INTO counters VALUES (1, 5)")
                let unique = await #expect(throws: StorageError.self) {
                    try await transaction.execute("INSERT INTO counters VALUES (1, 6)")
                }
                #expect(unique?.kind == "unique_violation")
                let doomed = await #expect(throws: StorageError.self) { try await transaction.query("SELECT 1") }
                #expect(doomed?.isDoomedTransaction == true, "\(String(describing: doomed))")
            }
            let error = await #expect(throws: StorageError.self) { try await database.transaction(body) }
            #expect(error?.isDoomedTransaction == true, "\(String(describing: error))")
            #expect(try await database.query("SELECT value FROM counters").isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func whatNobodyWaitsForIsDoneInItsOrder(_ kind: DatabaseUnderTest) async throws {
        try await kind.run(poolSize: 1) { database in
            try await database.execute(Self.createCounters)
            let between = try await database.transaction { transaction in
                // More than travel together.
                for id in Int64(1)...40 {
                    try await transaction.executeLater("INSERT INTO counters VALUES ($1, 0)", [.integer(id)])
                }
                let count = try await transaction.query("SELECT value FROM counters").count
                try await transaction.executeLater("UPDATE counters SET value = 1 WHERE id = $1", [.integer(7)])
                try await transaction.executeLater("UPDATE counters SET value = value + 1 WHERE id = 7", [])
                return count
            }
            #expect(between == 40)
            let values = try await database.query("SELECT value FROM counters ORDER BY id")
            #expect(try values.map { try $0.decode(0, as: Int64.self) }.filter { $0 != 0 } == [2])
            #expect(try values[6].decode(0, as: Int64.self) == 2)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aFailureThatNobodyWaitsForDoomsTheTransaction(_ kind: DatabaseUnderTest) async throws {
        try await kind.run(poolSize: 1) { database in
            try await database.execute(Self.createCounters)
            let body: @Sendable (any SQLExecutor) async throws -> Void = { transaction in
                try await transaction.execute("INSERT INTO counters VALUES (1, 5)")
                try? await transaction.executeLater("INSERT INTO counters VALUES (1, 6)", [])
                _ = try? await transaction.query("SELECT 1")
                try? await transaction.executeLater("INSERT INTO counters VALUES (2, 6)", [])
            }
            let doomed = await #expect(throws: StorageError.self) { try await database.transaction(body) }
            #expect(doomed?.isDoomedTransaction == true, "\(String(describing: doomed))")
            let unique = await #expect(throws: StorageError.self) {
                try await database.transaction { transaction in
                    try await transaction.executeLater("INSERT INTO counters VALUES (1, 5)", [])
                    try await transaction.executeLater("INSERT INTO counters VALUES (1, 6)", [])
                }
            }
            #expect(unique?.kind == "unique_violation")
            #expect(try await database.query("SELECT value FROM counters").isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aBodyThatThrowsLeavesNothingOfWhatNobodyWaitedFor(_ kind: DatabaseUnderTest) async throws {
        try await kind.run(poolSize: 1) { database in
            try await database.execute(Self.createCounters)
            await #expect(throws: Refusal()) {
                try await database.transaction { transaction in
                    try await transaction.executeLater("INSERT INTO counters VALUES (1, 5)", [])
                    throw Refusal()
                }
            }
            #expect(try await database.query("SELECT value FROM counters").isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func nothingRunsAfterTheEnd(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            try await database.execute(Self.createCounters)
            let escaped = try await database.transaction { $0 }
            await #expect(throws: StorageError.self) { try await escaped.execute("INSERT INTO counters VALUES (1, 5)") }
            #expect(try await database.query("SELECT value FROM counters").isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func transactionsThatReadAndWriteDoNotLoseUpdates(_ kind: DatabaseUnderTest) async throws {
        try await kind.run(poolSize: 4) { database in
            try await database.execute(Self.createCounters)
            try await database.execute("INSERT INTO counters VALUES (1, 0)")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        try await database.transaction { transaction in
                            let value: Int64 = try await transaction.query(Self.read)[0].decode(0)
                            try await transaction.execute(
                                "UPDATE counters SET value = $1 WHERE id = 1", [.integer(value + 1)])
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.query("SELECT value FROM counters").map(\.values) == [[.integer(50)]])
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aConflictIsRepeatedAsOftenAsAllowed(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            let attempts = Mutex(0)
            let conflict = StorageError.serializationFailure(reason: "as if")
            await #expect(throws: conflict) {
                try await database.transaction(retries: 2) { _ in
                    attempts.withLock { $0 += 1 }
                    throw conflict
                }
            }
            #expect(attempts.withLock { $0 } == 3)
            let result = try await database.transaction(retries: 2) { _ in
                let attempt = attempts.withLock { attempts in
                    attempts += 1
                    return attempts
                }
                if attempt == 4 { throw conflict }
                return attempt
            }
            #expect(result == 5)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func statementsOfOneTransactionMayBeStartedTogether(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            try await database.execute(Self.createCounters)
            try await database.transaction { transaction in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for id in 0..<Int64(20) {
                        group.addTask {
                            try await transaction.execute(
                                "INSERT INTO counters VALUES ($1, $2)", [.integer(id), .integer(id)])
                        }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(try await database.query("SELECT value FROM counters").count == 20)
        }
    }

    @Test func readersOfAFileDoNotWaitForATransaction() async throws {
        try await DatabaseUnderTest.sqliteFile.run { database in
            try await database.execute(Self.createCounters)
            try await database.transaction { transaction in
                try await transaction.execute("INSERT INTO counters VALUES (1, 5)")
                #expect(try await database.query("SELECT value FROM counters").isEmpty)
            }
            #expect(try await database.query("SELECT value FROM counters").count == 1)
        }
    }
}

extension StorageError {
    var isDoomedTransaction: Bool {
        if case .statement(code: "25P02", _) = self { true } else { false }
    }
}
