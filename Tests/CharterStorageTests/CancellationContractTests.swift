import CharterStorage
import Testing

/// What every database promises of deadlines, cancellation and waiting.
struct CancellationContractTests {
    /// A statement without end.
    static let endless = SQL(
        postgres: "SELECT count(*) FROM (SELECT pg_sleep(600)) AS forever",
        sqlite: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
    private static let createCounters = SQL("CREATE TABLE counters (id bigint PRIMARY KEY)")

    @Test(arguments: DatabaseUnderTest.allCases)
    func aCancelledTaskEndsItsStatement(_ kind: DatabaseUnderTest) async throws {
        let figures = DatabaseFigures()
        try await kind.run(poolSize: 1, figures: figures) { database in
            let task = Task { try await database.query(Self.endless) }
            try await eventually { figures.snapshot().connectionsInUse == 1 }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try await database.ping()
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aCancelledTaskRollsItsTransactionBack(_ kind: DatabaseUnderTest) async throws {
        try await kind.run(poolSize: 1) { database in
            try await database.execute(Self.createCounters)
            let (begun, cancelled) = (Gate(), Gate())
            let task = Task {
                try await database.transaction { transaction in
                    try await transaction.execute("INSERT INTO counters VALUES (1)")
                    begun.open()
                    await cancelled.wait()
                }
            }
            await begun.wait()
            task.cancel()
            cancelled.open()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await database.query("SELECT id FROM counters").isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aCancelledTaskStartsNothing(_ kind: DatabaseUnderTest) async throws {
        try await kind.run { database in
            try await database.execute(Self.createCounters)
            let gate = Gate()
            let task = Task {
                await gate.wait()
                try await database.execute("INSERT INTO counters VALUES (1)")
            }
            task.cancel()
            gate.open()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await database.query("SELECT id FROM counters").isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aStatementHasADeadline(_ kind: DatabaseUnderTest) async throws {
        try await kind.run(poolSize: 1, statementTimeout: .seconds(2)) { database in
            await #expect(throws: StorageError.statementTimeout(seconds: 2)) {
                try await database.query(Self.endless)
            }
            try await database.ping()
            await #expect(throws: StorageError.statementTimeout(seconds: 2)) {
                try await database.transaction { _ = try await $0.query(Self.endless) }
            }
            try await database.ping()
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func aDeadlineDoomsTheTransaction(_ kind: DatabaseUnderTest) async throws {
        try await kind.run(poolSize: 1, statementTimeout: .seconds(2)) { database in
            try await database.execute(Self.createCounters)
            let endlessInsert = SQL(
                postgres: "INSERT INTO counters SELECT count(*) FROM (SELECT pg_sleep(600)) AS forever",
                sqlite: """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                    INSERT INTO counters SELECT max(i) FROM n
                    """)
            let body: @Sendable (any SQLExecutor) async throws -> Void = { transaction in
                try await transaction.execute("INSERT INTO counters VALUES (1)")
                await #expect(throws: StorageError.statementTimeout(seconds: 2)) {
                    try await transaction.execute(endlessInsert)
                }
                try await transaction.execute("INSERT INTO counters VALUES (2)")
            }
            await #expect(throws: StorageError.self) { try await database.transaction(body) }
            #expect(try await database.query("SELECT id FROM counters").isEmpty)
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func waitingForAConnectionHasAnEnd(_ kind: DatabaseUnderTest) async throws {
        try await kind.run(poolSize: 1, poolTimeout: .milliseconds(100)) { database in
            let (begun, ended) = (Gate(), Gate())
            let holder = Task {
                try await database.transaction { _ in
                    begun.open()
                    await ended.wait()
                }
            }
            await begun.wait()
            await #expect(throws: StorageError.poolTimeout(seconds: 0.1)) { try await database.transaction { _ in } }
            ended.open()
            try await holder.value
            try await database.ping()
        }
    }

    @Test(arguments: DatabaseUnderTest.allCases)
    func thoseWhoWaitComeInTheirOrder(_ kind: DatabaseUnderTest) async throws {
        let figures = DatabaseFigures()
        try await kind.run(poolSize: 1, figures: figures) { database in
            try await database.execute(Self.createCounters)
            let (begun, ended) = (Gate(), Gate())
            let holder = Task {
                try await database.transaction { _ in
                    begun.open()
                    await ended.wait()
                }
            }
            await begun.wait()
            var waiters: [Task<Void, any Error>] = []
            for id in 0..<Int64(10) {
                waiters.append(
                    Task {
                        try await database.transaction { transaction in
                            let count: Int64 = try await transaction.query("SELECT count(*) FROM counters")[0].decode(0)
                            #expect(count == (id < 5 ? id : id - 1))
                            try await transaction.execute("INSERT INTO counters VALUES ($1)", [.integer(id)])
                        }
                    })
                try await eventually { figures.snapshot().waiting == id + 1 }
            }
            // One who gives up does not hold up the others.
            waiters[5].cancel()
            try await eventually { figures.snapshot().waiting == 9 }
            ended.open()
            try await holder.value
            for (id, waiter) in waiters.enumerated() {
                if id == 5 {
                    await #expect(throws: CancellationError.self) { try await waiter.value }
                } else {
                    try await waiter.value
                }
            }
            #expect(try await database.query("SELECT id FROM counters").count == 9)
        }
    }
}
