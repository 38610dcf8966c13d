import CharterStorage
import Foundation
import Logging

/// Times statements through the server's database.
///
///     storage-benchmark prepare URL ROWS                      makes the table `items`
///     storage-benchmark reads URL CONNECTIONS SECONDS ROWS    point reads by primary key
///     storage-benchmark pooled-reads …                        the same
///     storage-benchmark writes …                              transactions of one update each
///
/// The last three print what they did in a second, and the microseconds of processor time that each took. Tasks run on the
/// database's executor, as those may that do little else than use it; those of `pooled-reads` on Swift's own, as all others.
@main
struct StorageBenchmark {
    let database: any Database
    let rows: Int64

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let mode = arguments.first, arguments.count >= 3, let rows = arguments.last.flatMap({ Int64($0) }) else {
            FileHandle.standardError.write(
                Data("usage: storage-benchmark prepare|reads|pooled-reads|writes URL … ROWS\n".utf8))
            exit(2)
        }
        let numbers = arguments.dropFirst(2).compactMap { Double($0) }
        let connections = numbers.count == 3 ? Int(numbers[0]) : 1
        let configuration = DatabaseConfiguration(
            url: try DatabaseURL(arguments[arguments.startIndex + 1]), poolSize: connections, poolTimeout: .seconds(60))
        let database = try await DatabaseFactory.open(configuration)
        let benchmark = StorageBenchmark(database: database, rows: rows)
        switch mode {
        case "prepare": try await benchmark.prepare()
        case "reads":
            try await benchmark.time(connections, numbers[1], on: database.taskExecutor) {
                try await benchmark.read($0)
            }
        case "pooled-reads":
            try await benchmark.time(connections, numbers[1], on: nil) { try await benchmark.read($0) }
        case "writes":
            try await benchmark.time(connections, numbers[1], on: database.taskExecutor) {
                try await benchmark.write($0)
            }
        default: exit(2)
        }
        await database.shutdown()
    }

    private func prepare() async throws {
        try await database.execute(
            "CREATE TABLE items (id bigint PRIMARY KEY, name text NOT NULL, amount bigint NOT NULL)")
        try await database.transaction { transaction in
            for id in 1...rows {
                try await transaction.execute(
                    "INSERT INTO items VALUES ($1, $2, $3)", [.integer(id), .text("item \(id)"), .integer(id * 3)])
            }
        }
        if database.dialect == .postgres { try await database.execute("VACUUM ANALYZE items") }
    }

    private func read(_ id: Int64) async throws {
        let found = try await database.query("SELECT id, name, amount FROM items WHERE id = $1", [.integer(id)])
        guard let row = found.first, try row.decode(0) == id, try row.decode(2) == id * 3,
            try row.decode(1, as: String.self).hasPrefix("i")
        else { throw StorageError.unavailable(reason: "item \(id) is not what it should be") }
    }

    private func write(_ id: Int64) async throws {
        try await database.transaction { transaction in
            try await transaction.execute("UPDATE items SET amount = id * 3 WHERE id = $1", [.integer(id)])
        }
    }

    /// As many tasks as connections, each with one statement after the other.
    private func time(
        _ tasks: Int, _ seconds: Double, on executor: (any TaskExecutor)?,
        _ operation: @escaping @Sendable (_ id: Int64) async throws -> Void
    ) async throws {
        let cpuBefore = Self.cpuSeconds()
        let start = ContinuousClock.now
        let end = start + .seconds(seconds)
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 1...max(1, tasks) {
                group.addTask(executorPreference: executor) {
                    var count = 0
                    var random = RandomIDs(seed: UInt64(task))
                    while ContinuousClock.now < end {
                        try await operation(random.next(below: rows))
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        let cpu = Self.cpuSeconds() - cpuBefore
        print(String(format: "%.0f %.1f", Double(count) / elapsed, cpu / Double(max(1, count)) * 1e6))
    }

    private static func cpuSeconds() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let (user, system) = (usage.ru_utime, usage.ru_stime)
        return Double(user.tv_sec + system.tv_sec) + Double(user.tv_usec + system.tv_usec) / 1e6
    }
}

/// Numbers that look random, without asking the system for each: the same generator as that of the program in C.
private struct RandomIDs {
    private var state: UInt64

    init(seed: UInt64) { state = 88_172_645_463_325_252 &* seed }

    mutating func next(below rows: Int64) -> Int64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int64(state % UInt64(max(1, rows))) + 1
    }
}
