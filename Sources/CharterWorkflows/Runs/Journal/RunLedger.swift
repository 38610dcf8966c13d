import Foundation
import GraphQLJSON

/// What a run's journal says so far, and what of it is not written yet.
///
/// Events in, writes out, without I/O: `StoredRunJournal` is the thin part around it.
struct RunLedger: Sendable {
    private let kind: String
    private let name: String
    private var steps: [String: StoredStep]
    private var stepsWithSignal: Set<String>
    private(set) var progress: Double
    /// Whether the last progress was told by no event.
    private(set) var isProgressUntold = false
    private var pending = JournalWrite()

    init(_ leased: LeasedRun) {
        kind = leased.run.kind
        name = leased.run.name
        steps = leased.steps
        stepsWithSignal = leased.stepsWithSignal
        progress = leased.run.progress
    }

    var records: [String: StepRecord] { steps.mapValues(\.record) }

    var hasPending: Bool { !pending.isEmpty }

    /// All that is not written yet; the caller writes it.
    mutating func takePending() -> JournalWrite {
        defer { pending = JournalWrite() }
        if !pending.events.isEmpty { isProgressUntold = false }
        return pending
    }

    // MARK: What a program says

    mutating func begin(_ step: String, attempt: Int, at time: Date) throws(RunError) {
        try record(step, at: time) { record in
            record = StepRecord(
                name: step, status: .running, attempt: attempt, state: record.state, startedAt: time)
        }
        add(.stepStarted(step, attempt: attempt))
    }

    mutating func complete(_ step: String, output: JSONValue, at time: Date) throws(RunError) {
        try record(step, at: time) { record in
            let (attempt, started) = (record.attempt, record.startedAt ?? time)
            record = StepRecord(
                name: step, status: .completed, attempt: attempt, output: output, startedAt: started, finishedAt: time)
        }
        useSignal(of: step)
        add(.stepCompleted(step, output: output))
    }

    mutating func fail(
        _ step: String, attempt: Int, _ failure: RunFailure, retryAt: Date?, at time: Date
    ) throws(RunError) {
        try record(step, at: time) { record in
            record = StepRecord(
                name: step, status: retryAt == nil ? .failed : .retrying, attempt: attempt, failure: failure,
                resumeAt: retryAt, state: record.state, startedAt: record.startedAt ?? time,
                finishedAt: retryAt == nil ? time : nil)
        }
        useSignal(of: step)
        if let retryAt {
            add(.stepRetrying(step, attempt: attempt, failure, retryAt: retryAt))
        } else {
            add(.stepFailed(step, attempt: attempt, failure))
        }
    }

    mutating func skip(_ step: String, reason: String, at time: Date) throws(RunError) {
        try record(step, at: time) { record in
            record = StepRecord(
                name: step, status: .skipped, attempt: record.attempt, startedAt: record.startedAt, finishedAt: time)
        }
        useSignal(of: step)
        add(.stepSkipped(step, reason: reason))
    }

    mutating func wait(
        _ step: String, until: Date?, signal: String?, state: JSONValue?, at time: Date
    ) throws(RunError) {
        try record(step, at: time) { record in
            record = StepRecord(
                name: step, status: .waiting, attempt: record.attempt, resumeAt: until, signal: signal, state: state,
                startedAt: record.startedAt ?? time)
        }
        useSignal(of: step)
        add(.stepWaiting(step, until: until, signal: signal))
    }

    mutating func tookSignal(_ step: String) { stepsWithSignal.insert(step) }

    mutating func emit(_ type: String, _ payload: JSONValue) throws(RunError) {
        guard RunChange.isCustom(type) else {
            throw .invalid(
                reason: "a program cannot emit an event of type \"\(type)\": run.… and step.… are not its own")
        }
        add(.custom(type: type, payload))
    }

    /// - Returns: Whether it changed.
    mutating func progressed(to fraction: Double) -> Bool {
        let fraction = fraction.isNaN ? 0 : min(max(fraction, 0), 1)
        guard fraction != progress else { return false }
        progress = fraction
        pending.progress = fraction
        isProgressUntold = true
        return true
    }

    /// It is time to tell of progress, if no other event did.
    mutating func tellProgress() {
        if isProgressUntold { add(.progressed) }
    }

    // MARK: Parts

    private mutating func record(
        _ step: String, at time: Date, _ change: (inout StepRecord) -> Void
    ) throws(RunError) {
        guard !step.isEmpty, step.utf8.count <= 500, !step.utf8.contains(0) else {
            throw .invalid(reason: "the name of a step has 1 to 500 bytes, none of them zero")
        }
        var stored = steps[step] ?? StoredStep(StepRecord(name: step, status: .running), createdAt: time)
        guard stored.record.status != .completed else {
            throw .invalid(reason: "step \"\(step)\" is completed: it cannot change any more")
        }
        change(&stored.record)
        steps[step] = stored
        pending.steps[step] = stored
    }

    private mutating func useSignal(of step: String) {
        if stepsWithSignal.remove(step) != nil { pending.usedSignals.insert(step) }
    }

    private mutating func add(_ change: RunChange) {
        pending.events.append(RunEvent(kind: kind, name: name, status: .running, progress: progress, change: change))
    }
}
