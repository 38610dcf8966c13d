import CharterStorage
import PrivateServices
import Synchronization
import Testing

/// What happens when a backend, the server or the network fails: each fault is a real one.
struct PostgresFaultTests {
    private static let sleep: SQL = "SELECT pg_sleep(600)"

    @Test func aBackendThatIsKilledFailsItsStatementAndIsReplaced() async throws {
        try await PostgresUnderTest.run { test in
            let before = try await test.backend()
            let task = Task { try await test.database.query(Self.sleep) }
            try await eventually { try await test.running("%pg_sleep%") == 1 }
            try await test.terminate("%pg_sleep%")
            let error = await #expect(throws: StorageError.self) { try await task.value }
            #expect(error?.kind == "unavailable")
            #expect(try await test.backend() != before)
            #expect(test.figures.snapshot().reconnects == 1)
            #expect(test.figures.snapshot().errors == ["unavailable": 1])
        }
    }

    @Test func aBackendThatIsKilledWhileIdleIsReplaced() async throws {
        try await PostgresUnderTest.run { test in
            let before = try await test.backend()
            try await test.terminate()
            // A statement may be faster than the news.
            try await eventually { (try? await test.backend()).map { $0 != before } ?? false }
            #expect(test.figures.snapshot().connectionsOpen == 1)
        }
    }

    @Test func aTransactionWhoseBackendIsKilledIsRepeated() async throws {
        try await PostgresUnderTest.run { test in
            try await test.database.execute("CREATE TABLE counters (id bigint)")
            let attempts = Mutex(0)
            try await test.database.transaction { transaction in
                try await transaction.execute("INSERT INTO counters VALUES (1)")
                let attempt = attempts.withLock { attempts in
                    attempts += 1
                    return attempts
                }
                if attempt == 1 { try await test.terminate() }
                try await transaction.execute("INSERT INTO counters VALUES (2)")
            }
            #expect(attempts.withLock { $0 } == 2)
            #expect(try await test.database.query("SELECT id FROM counters").count == 2)
        }
    }

    /// A trigger at the end of the transaction holds COMMIT up.
    @Test func aCommitThatIsCutOffIsUnknownAndNotRepeated() async throws {
        try await PostgresUnderTest.run { test in
            try await test.cluster.psql(
                """
                CREATE TABLE counters (id bigint);
                CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN PERFORM pg_sleep(600); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER hold AFTER INSERT ON counters DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION hold();
                """, url: test.url)
            let attempts = Mutex(0)
            let task = Task {
                try await test.database.transaction { transaction in
                    attempts.withLock { $0 += 1 }
                    try await transaction.execute("INSERT INTO counters VALUES (1)")
                }
            }
            try await eventually { try await test.running("COMMIT") == 1 }
            try await test.terminate("COMMIT")
            let error = await #expect(throws: StorageError.self) { try await task.value }
            #expect(error?.kind == "commit_unknown")
            #expect(attempts.withLock { $0 } == 1)
        }
    }

    @Test func aServerThatCrashesAndComesBackIsFoundAgain() async throws {
        let cluster = try await PrivatePostgres.start()
        try await PostgresUnderTest.run(on: cluster, poolSize: 4) { test in
            try await test.database.execute("CREATE TABLE counters (id bigint)")
            let (isOver, written) = (Count(), Count())
            let database = test.database
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        while isOver.value == 0 {
                            do {
                                try await database.execute("INSERT INTO counters VALUES (1)")
                                written.add()
                            } catch let error as StorageError {
                                #expect(error.kind == "unavailable")
                            }
                        }
                    }
                }
                try await eventually { written.value > 20 }
                try await cluster.stop(.immediate)
                try await cluster.start()
                let before = written.value
                try await eventually { written.value > before + 20 }
                isOver.add()
                try await group.waitForAll()
            }
            // What was told to be written is there; what was cut off may be.
            let count: Int = try await test.database.query("SELECT count(*) FROM counters")[0].decode(0)
            #expect(count >= written.value)
            #expect(count <= written.value + 4)
            // A connection that nobody needed again was not replaced.
            #expect((1...4).contains(test.figures.snapshot().reconnects))
        }
        await cluster.remove()
    }

    @Test func aServerThatIsNotThereIsAnErrorAfterTheWait() async throws {
        let cluster = try await PrivatePostgres.start()
        try await PostgresUnderTest.run(on: cluster, poolTimeout: .seconds(2)) { test in
            try await cluster.stop()
            // The first may find the connection that has been.
            _ = try? await test.database.query("SELECT 1")
            let error = await #expect(throws: StorageError.self) { try await test.database.ping() }
            #expect(error?.kind == "unavailable")
            try await cluster.start()
            try await eventually { (try? await test.database.ping()) != nil }
        }
        await cluster.remove()
    }

    @Test func cancellingEndsTheStatementInTheServerAndKeepsTheConnection() async throws {
        try await PostgresUnderTest.run { test in
            let before = try await test.backend()
            let task = Task { try await test.database.query(Self.sleep) }
            try await eventually { try await test.running("%pg_sleep%") == 1 }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await test.running("%pg_sleep%") == 0)
            #expect(try await test.backend() == before)
        }
    }

    @Test func theDeadlineEndsTheStatementInTheServerAndKeepsTheConnection() async throws {
        try await PostgresUnderTest.run(statementTimeout: .seconds(2)) { test in
            let before = try await test.backend()
            await #expect(throws: StorageError.statementTimeout(seconds: 2)) {
                try await test.database.query(Self.sleep)
            }
            #expect(try await test.running("%pg_sleep%") == 0)
            #expect(try await test.backend() == before)
        }
    }

    @Test func manyCancellationsHitNoOtherStatement() async throws {
        try await PostgresUnderTest.run { test in
            for delay in 0..<40 {
                let task = Task { try await test.database.query("SELECT pg_sleep(0.002), $1::bigint", [.integer(1)]) }
                try await Task.sleep(for: .microseconds(delay * 100))
                task.cancel()
                _ = try? await task.value
                try await test.database.ping()
            }
            #expect(try await test.database.query("SELECT 1").count == 1)
        }
    }

    @Test func listeningGoesOnAfterALoss() async throws {
        try await PostgresUnderTest.run { test in
            var books = test.database.notifications(on: "books").makeAsyncIterator()
            #expect(await books.next() == .reconnected)
            for number in 1...3 {
                try await test.terminate("LISTEN%")
                #expect(await books.next() == .reconnected)
                try await test.database.notify("books", "\(number)")
                #expect(await books.next() == .received(payload: "\(number)"))
            }
        }
    }

    @Test func aListenerHearsOtherReplicas() async throws {
        try await PostgresUnderTest.run { test in
            let replica = try await DatabaseFactory.open(DatabaseConfiguration(url: try DatabaseURL(test.url)))
            var books = replica.notifications(on: "books").makeAsyncIterator()
            #expect(await books.next() == .reconnected)
            // Within a transaction it is sent by its commit.
            try await test.database.transaction { transaction in
                _ = try await transaction.query("SELECT pg_notify($1, $2)", [.text("books"), .text("x")])
            }
            #expect(await books.next() == .received(payload: "x"))
            await replica.shutdown()
        }
    }

    @Test func aStatementForWhichThereIsNoSpaceLeavesTheConnectionUsable() async throws {
        try await PostgresUnderTest.run { test in
            let before = try await test.backend()
            let error = await #expect(throws: StorageError.self) {
                try await test.database.execute(
                    "DO $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$")
            }
            #expect(error == .statement(code: "53100", reason: "no space left on device"))
            #expect(try await test.backend() == before)
        }
    }

    @Test func aTableThatChangesIsReadAnew() async throws {
        try await PostgresUnderTest.run { test in
            try await test.database.execute("CREATE TABLE books (id bigint)")
            try await test.database.execute("INSERT INTO books VALUES ($1)", [.integer(1)])
            let read: SQL = "SELECT * FROM books WHERE id = $1"
            #expect(try await test.database.query(read, [.integer(1)]).map(\.values) == [[.integer(1)]])
            try await test.cluster.psql("ALTER TABLE books ADD COLUMN title text DEFAULT 'x'", url: test.url)
            #expect(try await test.database.query(read, [.integer(1)]).map(\.values) == [[.integer(1), .text("x")]])
            try await test.database.execute("DEALLOCATE ALL")
            #expect(try await test.database.query(read, [.integer(1)]).map(\.values) == [[.integer(1), .text("x")]])
        }
    }

    @Test func preparedStatementsHaveABound() async throws {
        try await PostgresUnderTest.run { test in
            var sum: SQL = "SELECT 0"
            for number in 1...300 {
                sum = sum + "+ 1"
                #expect(try await test.database.query(sum)[0].decode(0) == number)
            }
            let count: Int = try await test.database.query("SELECT count(*) FROM pg_prepared_statements")[0].decode(0)
            #expect(count == 256)
        }
    }
}

/// Counted by many tasks.
private final class Count: Sendable {
    private let number = Atomic(0)

    var value: Int { number.load(ordering: .relaxed) }

    func add() { number.add(1, ordering: .relaxed) }
}
