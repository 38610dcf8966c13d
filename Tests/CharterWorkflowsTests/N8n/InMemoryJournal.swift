import Foundation
import GraphQLJSON
import Synchronization

@testable import CharterWorkflows

/// A journal that keeps what it is told, under a clock that the test moves.
final class InMemoryJournal: RunJournal {
    private struct State {
        var now: Date
        var steps: [String: StepRecord] = [:]
        var waits: [JSONValue?] = []
    }

    private let state: Mutex<State>

    init(now: Date = Date()) { state = Mutex(State(now: now)) }

    func advance(by seconds: TimeInterval) { state.withLock { $0.now += seconds } }
    func advance(to time: Date) { state.withLock { $0.now = time } }
    func record(_ step: StepRecord) { state.withLock { $0.steps[step.name] = step } }

    /// What was remembered by `wait`, oldest first.
    var waits: [JSONValue?] { state.withLock { $0.waits } }

    var now: Date {
        get async throws { state.withLock { $0.now } }
    }

    func steps() async throws -> [String: StepRecord] { state.withLock { $0.steps } }

    func begin(_ step: String, attempt: Int) async throws {
        state.withLock {
            $0.steps[step] = StepRecord(
                name: step, status: .running, attempt: attempt, state: $0.steps[step]?.state, startedAt: $0.now)
        }
    }

    func complete(_ step: String, output: JSONValue) async throws {
        state.withLock {
            $0.steps[step]?.status = .completed
            $0.steps[step]?.output = output
        }
    }

    func fail(_ step: String, attempt: Int, _ failure: RunFailure, retryAt: Date?) async throws {
        state.withLock {
            $0.steps[step]?.status = retryAt == nil ? .failed : .retrying
            $0.steps[step]?.failure = failure
        }
    }

    func skip(_ step: String, reason: String) async throws { state.withLock { $0.steps[step]?.status = .skipped } }

    func wait(_ step: String, until: Date?, signal: String?, state remembered: JSONValue?) async throws {
        state.withLock {
            $0.steps[step]?.status = .waiting
            $0.steps[step]?.state = remembered
            $0.waits.append(remembered)
        }
    }

    func takeSignal(_ name: String, for step: String) async throws -> JSONValue? { nil }
    func progress(_ fraction: Double) async {}
    func emit(_ type: String, _ payload: JSONValue) async throws {}
}
