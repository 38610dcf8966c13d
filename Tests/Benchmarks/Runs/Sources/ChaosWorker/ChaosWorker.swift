import ChaosWork
import CharterWorkflows
import Dispatch
import Foundation

/// Works on runs until it is killed, or told to stop.
///
///     chaos-worker --url URL --log FILE --steps N [--workers 4] [--lease 30] [--heartbeat 5] [--reaper 5]
@main
struct ChaosWorker {
    static func main() async throws {
        let arguments = Arguments()
        guard let url = arguments.text("url"), let log = arguments.text("log") else {
            return try FileHandle.standardError.write(contentsOf: Data("chaos-worker needs --url and --log\n".utf8))
        }
        let database = try await RunsDatabase(url: url)
        let program = ChaosProgram(
            steps: arguments.number("steps", default: 5), milliseconds: 5...40, log: try ChaosLog(path: log))
        let engine = try RunEngine(
            database: database.database, events: database.events, programs: [ChaosProgram.kind: program],
            options: RunOptions(
                workers: arguments.number("workers", default: 4),
                heartbeatInterval: arguments.seconds("heartbeat", default: 5),
                lease: arguments.seconds("lease", default: 30),
                reaperInterval: arguments.seconds("reaper", default: 5), maximumLosses: 100),
            logger: database.logger)
        exitWithParent()
        signal(SIGTERM, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGTERM)
        source.setEventHandler { @Sendable in Task { await engine.drain(within: .seconds(5)) } }
        source.resume()
        await engine.run()
        await database.database.shutdown()
    }

    /// Whatever happens to the benchmark, nobody works on without it.
    private static func exitWithParent() {
        let parent = getppid()
        Task {
            while getppid() == parent { try await Task.sleep(for: .seconds(1)) }
            exit(1)
        }
    }
}
