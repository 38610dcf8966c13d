import ChaosWork
import CharterWorkflows
import Foundation

/// How many runs of one step are submitted, worked on and finished a second, in one process with all workers.
struct Throughput {
    static let kind = "one_step"

    private let runs: Int
    private let workers: Int

    init(_ arguments: Arguments) {
        runs = arguments.number("runs", default: 5_000)
        workers = arguments.number("workers", default: 4)
    }

    /// Begins a step and completes it.
    struct OneStep: RunProgram {
        var started: @Sendable (ClaimedRun) -> Void = { _ in }

        func advance(_ run: ClaimedRun, _ journal: any RunJournal) async throws -> RunOutcome {
            started(run)
            try await journal.begin("step", attempt: 1)
            try await journal.completeLast("step", output: ["answer": 42])
            return .succeeded(output: ["answer": 42])
        }
    }

    func run(on name: String, url: String) async throws {
        let database = try await RunsDatabase(url: url)
        let engine = try RunEngine(
            database: database.database, events: database.events, programs: [Self.kind: OneStep()],
            options: RunOptions(workers: workers), logger: database.logger)
        let working = Task { await engine.run() }
        let clock = ContinuousClock()
        // What is prepared once is not what is measured.
        try await submit(200, to: engine)
        try await untilFinished(200, engine)

        let cpu = processSeconds()
        let start = clock.now
        try await submit(runs, to: engine)
        let submitted = start.duration(to: clock.now).seconds
        try await untilFinished(200 + runs, engine)
        let seconds = start.duration(to: clock.now).seconds
        report(
            "throughput on \(name): \((Double(runs) / seconds).rounded(to: 0)) one-step runs/s with \(workers) workers "
                + "(\(runs) runs; submitted at \((Double(runs) / submitted).rounded(to: 0))/s; "
                + "\(((processSeconds() - cpu) / Double(runs) * 1e6).rounded(to: 0)) µs of this process a run)")
        working.cancel()
        await working.value
        await database.database.shutdown()
    }

    private func submit(_ count: Int, to engine: RunEngine) async throws {
        let submitters = 8
        try await withThrowingTaskGroup { group in
            for submitter in 0..<submitters {
                group.addTask {
                    for number in stride(from: submitter, to: count, by: submitters) {
                        _ = try await engine.submit(
                            RunSubmission(kind: Self.kind, name: "one", input: ["number": .int(Int64(number))]))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func untilFinished(_ count: Int, _ engine: RunEngine) async throws {
        while engine.figures.succeeded < count { try await Task.sleep(for: .milliseconds(2)) }
    }

    private func processSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
