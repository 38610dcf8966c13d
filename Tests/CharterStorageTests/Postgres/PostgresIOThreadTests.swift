import CharterStorage
import Foundation
import Synchronization
import Testing

/// Tasks that run on the thread that waits for the server.
struct PostgresIOThreadTests {
    @Test func tasksThatPreferItGoOnThere() async throws {
        try await PostgresUnderTest.run(poolSize: 4) { test in
            let database = test.database
            let threads = try await withThrowingTaskGroup(of: Set<pthread_t>.self) { group in
                for _ in 1...8 {
                    group.addTask(executorPreference: database.taskExecutor) {
                        var threads: Set = [pthread_self()]
                        for _ in 0..<25 {
                            _ = try await database.query("SELECT 1")
                            threads.insert(pthread_self())
                            try await database.transaction { transaction in
                                _ = try await transaction.query("SELECT 1")
                            }
                            threads.insert(pthread_self())
                            await Task.yield()
                            threads.insert(pthread_self())
                        }
                        return threads
                    }
                }
                return try await group.reduce(into: Set()) { $0.formUnion($1) }
            }
            #expect(threads.count == 1)
        }
    }

    @Test func manyTasksShareItWithOthers() async throws {
        try await PostgresUnderTest.run(poolSize: 3) { test in
            let database = test.database
            let sum = try await withThrowingTaskGroup(of: Int64.self) { group in
                for task in Int64(1)...20 {
                    group.addTask(executorPreference: task.isMultiple(of: 2) ? database.taskExecutor : nil) {
                        var sum: Int64 = 0
                        for _ in 0..<25 {
                            sum += try await database.query("SELECT $1::bigint", [.integer(task)])[0].decode(0)
                        }
                        return sum
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 25 * 20 * 21 / 2)
            #expect(test.figures.snapshot().connectionsOpen <= 3)
        }
    }

    /// Its deadline is seen to by the same thread.
    @Test func itStillSeesToDeadlines() async throws {
        try await PostgresUnderTest.run(statementTimeout: .milliseconds(100)) { test in
            let database = test.database
            let task = Task(executorPreference: database.taskExecutor) {
                try await database.query("SELECT pg_sleep(600)")
            }
            await #expect(throws: StorageError.statementTimeout(seconds: 0.1)) { try await task.value }
        }
    }

    @Test func aTaskOutlivesTheDatabase() async throws {
        let gate = Gate()
        let (started, signal) = AsyncStream.makeStream(of: Void.self)
        let task = Mutex<Task<Bool, any Error>?>(nil)
        try await PostgresUnderTest.run { test in
            let database = test.database
            let running = Task(executorPreference: database.taskExecutor) {
                signal.finish()
                await gate.wait()
                await Task.yield()
                do {
                    try await database.ping()
                    return false
                } catch StorageError.closed {
                    return true
                }
            }
            task.withLock { $0 = running }
            for await _ in started {}
        }
        gate.open()
        #expect(try await task.withLock { $0 }?.value == true)
    }
}
