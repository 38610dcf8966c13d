import ChaosWork
import CharterWorkflows

/// What the database and the workers' own log say of runs whose workers were killed.
struct ChaosVerdict: CustomStringConvertible {
    /// Runs that did not succeed.
    private(set) var lostRuns = 0
    /// Steps that are not recorded as completed.
    private(set) var lostSteps = 0
    /// Steps that were executed after their journal had said that they are done, by the workers' log.
    private(set) var repeatedSteps = 0
    /// Steps whose completion was recorded more than once, or that began again behind it, by the events.
    private(set) var repeatedEvents = 0
    /// Runs whose events have holes or do not end with their success.
    private(set) var brokenTopics = 0
    /// Steps that were executed again because their worker was killed before they were done: that is allowed.
    private(set) var interrupted = 0

    var isGood: Bool { lostRuns + lostSteps + repeatedSteps + repeatedEvents + brokenTopics == 0 }

    var description: String {
        "\(isGood ? "good" : "BAD"): \(lostRuns) runs lost, \(lostSteps) steps lost, \(repeatedSteps) finished steps "
            + "repeated by the log, \(repeatedEvents) by the events, \(brokenTopics) topics broken; "
            + "\(interrupted) unfinished steps executed again"
    }

    init(database: RunsDatabase, log: String, runs: Int, steps: Int) async throws {
        let store = RunStore(database: database.database, events: database.events)
        var cursor: RunCursor?
        var seen = 0
        repeat {
            let page = try await store.runs(limit: 500, after: cursor)
            for run in page.runs {
                seen += 1
                if run.status != .succeeded { lostRuns += 1 }
                try await judge(run.id, steps: steps, database, store)
            }
            cursor = page.next
        } while cursor != nil
        lostRuns += runs - seen
        var finished: Set<String> = []
        var executed: Set<String> = []
        for (entry, step) in try ChaosLog.read(log) {
            switch entry {
            case .executed:
                if finished.contains(step) { repeatedSteps += 1 }
                if !executed.insert(step).inserted { interrupted += 1 }
            case .finished: finished.insert(step)
            }
        }
        lostSteps += max(0, runs * steps - executed.count)
    }

    private mutating func judge(_ run: String, steps: Int, _ database: RunsDatabase, _ store: RunStore) async throws {
        let completed = try await store.steps(of: run).filter { $0.status == .completed }
        lostSteps += max(0, steps - completed.count)
        let events = try await database.events.events(of: run, after: 0, limit: 100_000)
        var done: Set<String> = []
        for event in events {
            switch RunEvent(event)?.change {
            case .stepStarted(let step, _)?: if done.contains(step) { repeatedEvents += 1 }
            case .stepCompleted(let step, _)?: if !done.insert(step).inserted { repeatedEvents += 1 }
            default: break
            }
        }
        let isWhole = events.map(\.sequence) == Array(1...Int64(max(1, events.count)))
        if !isWhole || events.last?.type != "run.succeeded" { brokenTopics += 1 }
    }
}
