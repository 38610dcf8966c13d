import ChaosWork
import CharterWorkflows
import Foundation
import Synchronization

/// How long it takes from submitting a run to its program's start, at a steady rate that leaves workers idle.
struct Latency {
    private let rate: Int
    private let seconds: Int

    init(_ arguments: Arguments) {
        rate = arguments.number("rate", default: 100)
        seconds = arguments.number("seconds", default: 10)
    }

    func run(on name: String, url: String) async throws {
        let database = try await RunsDatabase(url: url)
        let starts = Mutex<[String: ContinuousClock.Instant]>([:])
        let program = Throughput.OneStep { run in
            let now = ContinuousClock.now
            starts.withLock { $0[run.name] = now }
        }
        let engine = try RunEngine(
            database: database.database, events: database.events, programs: [Throughput.kind: program],
            logger: database.logger)
        let working = Task { await engine.run() }
        let count = rate * seconds
        let first = ContinuousClock.now + .milliseconds(100)
        let submitted = try await withThrowingTaskGroup(of: (String, ContinuousClock.Instant).self) { group in
            for number in 0..<count {
                // Open loop: whoever is slow delays nobody else.
                let time = first + .seconds(Double(number) / Double(rate))
                try await Task.sleep(until: time)
                group.addTask {
                    let submission = RunSubmission(kind: Throughput.kind, name: "\(number)", input: .null)
                    let before = ContinuousClock.now
                    _ = try await engine.submit(submission)
                    return (submission.name, before)
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        while engine.figures.succeeded < count { try await Task.sleep(for: .milliseconds(5)) }
        let latencies = starts.withLock { starts in
            submitted.compactMap { name, before in starts[name].map { before.duration(to: $0).seconds * 1_000 } }
        }
        report(
            "latency on \(name): submit to start p50 \(latencies.quantile(0.5).rounded(to: 1)) ms, "
                + "p99 \(latencies.quantile(0.99).rounded(to: 1)) ms (\(count) runs at \(rate)/s)")
        working.cancel()
        await working.value
        await database.database.shutdown()
    }
}
