import CharterWorkflows
import GraphQLJSON
import Synchronization

/// A program that does what a test says.
struct ScriptedProgram: RunProgram {
    let body: @Sendable (ClaimedRun, any RunJournal) async throws -> RunOutcome

    func advance(_ run: ClaimedRun, _ journal: any RunJournal) async throws -> RunOutcome {
        try await body(run, journal)
    }
}

extension ScriptedProgram {
    /// One that does so many steps and counts how often each of them was done, by run and step.
    static func steps(_ count: Int, counting log: ExecutionLog) -> ScriptedProgram {
        ScriptedProgram { run, journal in
            let done = try await journal.steps()
            for number in 0..<count where done["step \(number)"]?.status != .completed {
                try await journal.begin("step \(number)", attempt: 1)
                log.executed(run.id, "step \(number)")
                try await journal.complete("step \(number)", output: .int(Int64(number)))
                log.finished(run.id, "step \(number)")
            }
            return .succeeded(output: .int(Int64(count)))
        }
    }
}

/// What programs did, kept apart from what their journals say.
final class ExecutionLog: Sendable {
    private struct State {
        var executions: [String: Int] = [:]
        var finished: Set<String> = []
        var repeated: [String] = []
    }

    private let state = Mutex(State())

    func executed(_ run: String, _ step: String) {
        state.withLock { state in
            let key = "\(run) \(step)"
            state.executions[key, default: 0] += 1
            if state.finished.contains(key) { state.repeated.append(key) }
        }
    }

    func finished(_ run: String, _ step: String) {
        state.withLock { _ = $0.finished.insert("\(run) \(step)") }
    }

    /// Steps that were executed after their journal had accepted them as done.
    var repeated: [String] { state.withLock { $0.repeated } }
    var executions: [String: Int] { state.withLock { $0.executions } }
    var finishedCount: Int { state.withLock { $0.finished.count } }
}
