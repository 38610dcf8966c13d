import ChaosWork
import CharterStorage
import CharterWorkflows
import Foundation

/// Runs of several steps whose worker processes are killed with SIGKILL at random; counts what was lost or done twice, and
/// how long orphaned runs took to go on.
struct Chaos {
    private let runs: Int
    private let steps: Int
    private let kills: Int
    private let processes: Int
    private let lease: String
    private let heartbeat: String
    private let reaper: String

    init(_ arguments: Arguments) {
        runs = arguments.number("runs", default: 1_000)
        steps = arguments.number("steps", default: 5)
        kills = arguments.number("kills", default: 20)
        processes = arguments.number("processes", default: 3)
        lease = arguments.text("lease") ?? "30"
        heartbeat = arguments.text("heartbeat") ?? "5"
        reaper = arguments.text("reaper") ?? "5"
    }

    /// A run that was at work when its worker was killed.
    private struct Orphan {
        let run: String
        let killed: Date
    }

    /// - Returns: Whether nothing was lost or done twice.
    func run(on name: String, url: String) async throws -> Bool {
        let database = try await RunsDatabase(url: url)
        let log = FileManager.default.temporaryDirectory.appending(path: "chaos-\(UUID().uuidString).log").path
        defer { try? FileManager.default.removeItem(atPath: log) }
        let start = ContinuousClock.now
        try await submit(database)
        var workers = try (0..<processes).map { _ in try launch(url: url, log: log) }
        defer { for worker in workers where worker.isRunning { kill(worker.processIdentifier, SIGKILL) } }

        var orphans: [Orphan] = []
        var kills = 0
        while true {
            let ended = try await count(database, "SELECT count(*) FROM runs WHERE finished_at IS NOT NULL")
            if kills < self.kills, ended >= (kills + 1) * runs / (self.kills + 1) {
                let place = Int.random(in: workers.indices)
                orphans += try await killWorker(workers[place], database)
                kills += 1
                workers[place] = try launch(url: url, log: log)
            }
            if ended == runs { break }
            guard start.duration(to: .now) < .seconds(600) else {
                report("chaos on \(name): given up, \(ended) of \(runs) runs ended")
                return false
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        let seconds = start.duration(to: .now).seconds
        for worker in workers { worker.terminate() }
        for worker in workers { worker.waitUntilExit() }
        let verdict = try await ChaosVerdict(database: database, log: log, runs: runs, steps: steps)
        let recoveries = try await recoveries(of: orphans, database)
        report(
            "chaos on \(name): \(runs) runs of \(steps) steps, \(kills) kills, \(seconds.rounded(to: 1)) s, "
                + "lease \(lease) s\n  \(verdict)\n  \(recoveries.count) of \(orphans.count) orphaned runs went on, within p50 "
                + "\(recoveries.quantile(0.5).rounded(to: 1)) s, at most \((recoveries.max() ?? 0).rounded(to: 1)) s")
        await database.database.shutdown()
        return verdict.isGood && recoveries.count == orphans.count
    }

    private func submit(_ database: RunsDatabase) async throws {
        let store = RunStore(database: database.database, events: database.events)
        for first in stride(from: 0, to: runs, by: 100) {
            try await database.database.transaction { transaction in
                for number in first..<min(first + 100, runs) {
                    _ = try await store.enqueue(
                        RunSubmission(kind: ChaosProgram.kind, name: "\(number)", input: .null), in: transaction)
                }
            }
        }
    }

    private func launch(url: String, log: String) throws -> Process {
        let worker = Process()
        worker.executableURL = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
            .appending(path: "chaos-worker")
        worker.arguments = [
            "--url", url, "--log", log, "--steps", "\(steps)", "--lease", lease, "--heartbeat", heartbeat, "--reaper",
            reaper,
        ]
        try worker.run()
        return worker
    }

    private func killWorker(_ worker: Process, _ database: RunsDatabase) async throws -> [Orphan] {
        let killed = Date()
        kill(worker.processIdentifier, SIGKILL)
        worker.waitUntilExit()
        let rows = try await database.database.query(
            "SELECT id FROM runs WHERE status = 'running' AND lease_owner LIKE $1",
            [.text("\(worker.processIdentifier)-%")])
        return try rows.map { Orphan(run: try $0.decode(0), killed: killed) }
    }

    /// From the kill to the next claim, in seconds; both clocks are this machine's.
    private func recoveries(of orphans: [Orphan], _ database: RunsDatabase) async throws -> [Double] {
        var seconds: [Double] = []
        for orphan in orphans {
            let events = try await database.events.events(of: orphan.run, after: 0, limit: 10_000)
            guard let start = events.first(where: { $0.type == "run.started" && $0.time > orphan.killed }) else {
                continue
            }
            seconds.append(start.time.timeIntervalSince(orphan.killed))
        }
        return seconds
    }

    private func count(_ database: RunsDatabase, _ sql: SQL) async throws -> Int {
        try await database.database.query(sql).first?.decode(0) ?? 0
    }
}
