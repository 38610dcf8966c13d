import CharterStorage
import Synchronization

/// A database that fails now and then as real ones do: before a statement, behind it, and around COMMIT.
struct FaultyDatabase: Database {
    /// When to fail.
    final class Faults: Sendable {
        private struct State {
            var generator: SeededGenerator
            var count = 0
            var isActive = true
        }

        private let rate: Double
        private let state: Mutex<State>

        /// - Parameter rate: How likely each place is to fail, 0 to 1.
        init(rate: Double, seed: UInt64) {
            self.rate = rate
            state = Mutex(State(generator: SeededGenerator(seed: seed)))
        }

        var count: Int { state.withLock { $0.count } }

        func end() { state.withLock { $0.isActive = false } }

        func strikes() -> Bool {
            state.withLock { state in
                guard state.isActive, Double.random(in: 0..<1, using: &state.generator) < rate else { return false }
                state.count += 1
                return true
            }
        }

        func strike() throws {
            if strikes() { throw StorageError.unavailable(reason: "struck") }
        }
    }

    let base: any Database
    let faults: Faults

    var dialect: SQLDialect { base.dialect }

    func query(_ sql: SQL, _ parameters: [SQLValue]) async throws -> [SQLRow] {
        try faults.strike()
        let rows = try await base.query(sql, parameters)
        try faults.strike()
        return rows
    }

    func execute(_ sql: SQL, _ parameters: [SQLValue]) async throws -> Int {
        try faults.strike()
        let count = try await base.execute(sql, parameters)
        try faults.strike()
        return count
    }

    func transaction<Result: Sendable>(
        retries: Int, _ body: @Sendable (any SQLExecutor) async throws -> Result
    ) async throws -> Result {
        var attempt = 0
        while true {
            do {
                let result = try await base.transaction(retries: retries) { transaction in
                    let result = try await body(FaultyTransaction(base: transaction, faults: faults))
                    // COMMIT never arrived.
                    if faults.strikes() { throw StorageError.commitUnknown(reason: "struck before") }
                    return result
                }
                // COMMIT arrived, its answer did not.
                if faults.strikes() { throw StorageError.commitUnknown(reason: "struck behind") }
                return result
            } catch StorageError.unavailable(let reason) where attempt < retries {
                attempt += 1
                _ = reason
            }
        }
    }

    func notify(_ channel: String, _ payload: String) async throws {
        try faults.strike()
        try await base.notify(channel, payload)
    }

    func notifications(on channel: String) -> AsyncStream<DatabaseNotification> { base.notifications(on: channel) }
    func ping() async throws { try await base.ping() }
    func shutdown() async { await base.shutdown() }

    private struct FaultyTransaction: SQLExecutor {
        let base: any SQLExecutor
        let faults: Faults

        var dialect: SQLDialect { base.dialect }

        func query(_ sql: SQL, _ parameters: [SQLValue]) async throws -> [SQLRow] {
            try faults.strike()
            return try await base.query(sql, parameters)
        }

        func execute(_ sql: SQL, _ parameters: [SQLValue]) async throws -> Int {
            try faults.strike()
            return try await base.execute(sql, parameters)
        }
    }
}

/// The same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
