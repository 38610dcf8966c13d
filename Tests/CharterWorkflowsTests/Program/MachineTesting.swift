import Foundation
import GraphQLJSON

@testable import CharterWorkflows

/// A conversation with the state machine of a run.
struct MachineTesting {
    var machine: WorkflowRunStateMachine
    private var started: [String: StepAttempt] = [:]

    static let start = Date(timeIntervalSince1970: 1_000_000)

    init(
        _ steps: String, inputs: JSONValue = [:], records: [StepRecord] = [], concurrency: Int = 8
    ) throws {
        let definition = try DefinitionTesting.definition(
            "name: w\ninputs: {x: {type: object}, list: {type: list}}\n" + steps)
        let run = ClaimedRun(
            id: "r1", kind: "workflow", name: "w", version: definition.version, input: inputs, attempt: 1,
            userID: "ada")
        machine = WorkflowRunStateMachine(
            definition, run, records: Dictionary(uniqueKeysWithValues: records.map { ($0.name, $0) }),
            concurrency: concurrency)
    }

    /// What is to be done, one word or line for each thing.
    mutating func next(_ now: Double = 0) -> [String] {
        machine.next(now: Self.start.addingTimeInterval(now)).map { action in
            switch action {
            case .begin(let name): return "begin \(name)"
            case .start(let attempt):
                started[attempt.unit.name] = attempt
                let parts = [
                    "start \(attempt.unit.name)", attempt.number > 1 ? "again \(attempt.number)" : "",
                    attempt.isContinued ? "continued" : "", attempt.signal.map { "with \($0.text)" } ?? "",
                ]
                return parts.filter { !$0.isEmpty }.joined(separator: " ")
            case .write(let entry): return Self.describe(entry)
            }
        }
    }

    /// The input that a unit was started with.
    func input(_ name: String) -> JSONValue? { started[name]?.input }

    mutating func finish(_ name: String, _ output: JSONValue = .null) -> String {
        guard let attempt = started.removeValue(forKey: name) else { return "\(name) was not started" }
        return Self.describe(machine.ended(attempt, .finished(output: output)))
    }

    mutating func wait(_ name: String, until: Double? = nil, signal: String? = nil, state: JSONValue? = nil) -> String {
        guard let attempt = started.removeValue(forKey: name) else { return "\(name) was not started" }
        let until = until.map { Self.start.addingTimeInterval($0) }
        return Self.describe(machine.ended(attempt, .waiting(until: until, signal: signal, state: state)))
    }

    mutating func fail(
        _ name: String, _ code: String = "UPSTREAM_ERROR", retryable: Bool = false, after: Duration? = nil,
        now: Double = 0, wait: Duration = .seconds(1)
    ) -> String {
        guard let attempt = started.removeValue(forKey: name) else { return "\(name) was not started" }
        let failure = RunFailure(code: code, message: "no", isRetryable: retryable, retryAfter: after)
        return Self.describe(
            machine.ended(attempt, failure, now: Self.start.addingTimeInterval(now), wait: wait))
    }

    /// How the run stands.
    var outcome: String {
        switch machine.outcome() {
        case nil: "works"
        case .succeeded(let output)?: "succeeded \(output.text)"
        case .failed(let failure)?: "failed \(failure.code) in \(failure.step ?? "-"): \(failure.message)"
        case .resting(let until, let signals)?:
            "rests" + (until.map { " until \(Int($0.timeIntervalSince(Self.start)))" } ?? "")
                + (signals.isEmpty ? "" : " for \(signals.joined(separator: ", "))")
        }
    }

    private static func describe(_ entry: WorkflowRunStateMachine.JournalEntry) -> String {
        switch entry {
        case .complete(let name, let output): "complete \(name) \(output.text)"
        case .skip(let name, let reason): "skip \(name): \(reason)"
        case .fail(let name, let attempt, let failure, let time):
            "fail \(name) \(attempt) \(failure.code)"
                + (time.map { " again at \(Int($0.timeIntervalSince(start)))" } ?? ": \(failure.message)")
        case .wait(let name, let until, let signal, _):
            "wait \(name)" + (until.map { " until \(Int($0.timeIntervalSince(start)))" } ?? "")
                + (signal.map { " for \($0)" } ?? "")
        }
    }
}
