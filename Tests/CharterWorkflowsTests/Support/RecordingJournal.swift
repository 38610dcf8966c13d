import CharterWorkflows
import Foundation
import GraphQLJSON
import Synchronization

/// A journal in memory that remembers everything written to it, in order.
final class RecordingJournal: RunJournal {
    private struct Signal {
        let name: String
        let payload: JSONValue
        var taker: String?
    }

    private struct State {
        var records: [String: StepRecord] = [:]
        var signals: [Signal] = []
        var entries: [String] = []
        var events: [(type: String, payload: JSONValue)] = []
        var writesLeft = Int.max
        var watchers: [(entry: String, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let time: TestTime
    private let state: Mutex<State>

    init(_ time: TestTime = TestTime(), records: [StepRecord] = []) {
        self.time = time
        state = Mutex(State(records: Dictionary(uniqueKeysWithValues: records.map { ($0.name, $0) })))
    }

    /// What was written, such as `begin a 1`, `complete a {"x":1}`.
    var entries: [String] { state.withLock { $0.entries } }

    var events: [(type: String, payload: JSONValue)] { state.withLock { $0.events } }

    var records: [String: StepRecord] { state.withLock { $0.records } }

    /// After so many more writes the lease is somebody else's.
    func loseLease(afterWrites count: Int) { state.withLock { $0.writesLeft = count } }

    func keepLease() { state.withLock { $0.writesLeft = .max } }

    func send(_ signal: String, _ payload: JSONValue) {
        state.withLock { $0.signals.append(Signal(name: signal, payload: payload)) }
    }

    /// Returns once an entry was written.
    func until(_ entry: String) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.entries.contains(entry) { return true }
                state.watchers.append((entry, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    // MARK: RunJournal

    var now: Date { get async throws { time.now } }

    func steps() async throws -> [String: StepRecord] { records }

    func begin(_ step: String, attempt: Int) async throws {
        try write("begin \(step) \(attempt)") { [time] state in
            state.records[step] = StepRecord(name: step, status: .running, attempt: attempt, startedAt: time.now)
        }
    }

    func complete(_ step: String, output: JSONValue) async throws {
        try write("complete \(step) \(output.text)") { state in
            state.records[step, default: StepRecord(name: step, status: .completed)].status = .completed
            state.records[step]?.output = output
            Self.consume(step, &state)
        }
    }

    func fail(_ step: String, attempt: Int, _ failure: RunFailure, retryAt: Date?) async throws {
        let start = Date(timeIntervalSince1970: 1_000_000)
        let retry = retryAt.map { " again at +\(Int($0.timeIntervalSince(start)))" } ?? ""
        try write("fail \(step) \(attempt) \(failure.code)\(retry)") { state in
            state.records[step] = StepRecord(
                name: step, status: retryAt == nil ? .failed : .retrying, attempt: attempt, failure: failure,
                resumeAt: retryAt)
            Self.consume(step, &state)
        }
    }

    func skip(_ step: String, reason: String) async throws {
        try write("skip \(step): \(reason)") { $0.records[step] = StepRecord(name: step, status: .skipped) }
    }

    func wait(_ step: String, until: Date?, signal: String?, state kept: JSONValue?) async throws {
        try write("wait \(step)\(signal.map { " for \($0)" } ?? "")") { state in
            var record = state.records[step] ?? StepRecord(name: step, status: .waiting)
            (record.status, record.resumeAt, record.signal, record.state) = (.waiting, until, signal, kept)
            state.records[step] = record
            Self.consume(step, &state)
        }
    }

    func takeSignal(_ name: String, for step: String) async throws -> JSONValue? {
        state.withLock { state in
            let place =
                state.signals.firstIndex { $0.name == name && $0.taker == step }
                ?? state.signals.firstIndex { $0.name == name && $0.taker == nil }
            guard let place else { return nil }
            state.signals[place].taker = step
            return state.signals[place].payload
        }
    }

    func progress(_ fraction: Double) async {
        state.withLock { $0.events.append(("run.progress", .double(fraction))) }
    }

    func emit(_ type: String, _ payload: JSONValue) async throws {
        try write("emit \(type)") { $0.events.append((type, payload)) }
    }

    private static func consume(_ step: String, _ state: inout State) { state.signals.removeAll { $0.taker == step } }

    private func write(_ entry: String, _ change: @Sendable (inout State) -> Void) throws {
        let watchers = try state.withLock { state -> [CheckedContinuation<Void, Never>] in
            guard state.writesLeft > 0 else { throw RunError.leaseLost }
            state.writesLeft -= 1
            state.entries.append(entry)
            change(&state)
            let woken = state.watchers.filter { $0.entry == entry }.map(\.continuation)
            state.watchers.removeAll { $0.entry == entry }
            return woken
        }
        for watcher in watchers { watcher.resume() }
    }
}

extension JSONValue {
    /// As JSON text.
    var text: String { String(decoding: encoded(), as: UTF8.self) }
}
