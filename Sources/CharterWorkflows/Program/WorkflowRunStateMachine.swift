import CharterResilience
import Foundation
import GraphQLJSON

/// What a workflow run does next, as a value: the definition and what is recorded of its steps in, things to do out. It
/// reads no clock, writes nothing and runs nothing; `WorkflowProgram` does what it says.
///
/// The rules:
/// - A step is looked at once all steps that it needs have ended; steps that need none of each other run together.
/// - A step is skipped when a step that it needs was skipped, unless that need is optional, and when its condition is
///   false.
/// - What is completed never runs again. What was running when its process was lost runs again as the same attempt.
/// - A failure that a repetition may mend is repeated as often as the step says. Then the run fails with the step, or
///   with `onError: continue` goes on without its output.
/// - A step with `forEach` runs for each element, some at a time, and gives the list of outputs in the order of the list;
///   with `onError: continue` elements that failed give null.
struct WorkflowRunStateMachine: Sendable {
    /// Something to do now, in order.
    enum Action: Sendable, Hashable {
        /// Begin a step that runs for each element of a list: write it into the journal.
        case begin(String)
        case start(StepAttempt)
        case write(JournalEntry)
    }

    /// What the journal has to be told.
    enum JournalEntry: Sendable, Hashable {
        case complete(String, output: JSONValue)
        case fail(String, attempt: Int, RunFailure, retryAt: Date?)
        case skip(String, reason: String)
        case wait(String, until: Date?, signal: String?, state: JSONValue?)
    }

    let definition: WorkflowDefinition
    let run: ClaimedRun
    /// How many units run at the same time.
    let concurrency: Int

    var units: [String: UnitStatus] = [:]
    /// The signals that arrived for waiting units.
    var signals: [String: JSONValue] = [:]
    /// The lists of the steps that run for each element, once they have begun.
    var lists: [String: [JSONValue]] = [:]
    var runningCount = 0
    /// Why the run has failed.
    var failure: RunFailure?
    /// What expressions see; made anew when a step has ended.
    var scope = ExpressionScope()

    init(
        _ definition: WorkflowDefinition, _ run: ClaimedRun, records: [String: StepRecord],
        concurrency: Int = 8
    ) {
        self.definition = definition
        self.run = run
        self.concurrency = max(1, concurrency)
        units = records.mapValues(UnitStatus.init)
        scope = makeScope()
        for step in definition.steps where step.onError == .fail {
            if case .failed(let failure)? = units[step.name] { fail(step, failure) }
        }
    }

    // MARK: Events

    /// The payload of a signal arrived for a unit that waits for it.
    mutating func signalled(_ unit: String, _ payload: JSONValue) { signals[unit] = payload }

    /// An attempt gave its result. Gives what the journal has to be told before anything else is done.
    mutating func ended(_ attempt: StepAttempt, _ result: StepResult) -> JournalEntry {
        let name = attempt.unit.name
        runningCount -= 1
        switch result {
        case .finished(let output):
            settle(attempt.unit, .completed(output))
            return .complete(name, output: output)
        case .waiting(let until, let signal, let state):
            units[name] = .waiting(attempt: attempt.number, until: until, signal: signal, state: state)
            return .wait(name, until: until, signal: signal, state: state)
        }
    }

    /// An attempt failed. Gives what the journal has to be told before anything else is done.
    /// - Parameter wait: The wait before the next attempt, should there be one.
    mutating func ended(_ attempt: StepAttempt, _ failure: RunFailure, now: Date, wait: Duration) -> JournalEntry {
        let (name, step) = (attempt.unit.name, attempt.unit.step)
        runningCount -= 1
        guard failure.isRetryable, attempt.number < step.retry.attempts else {
            return failedForGood(attempt.unit, attempt: attempt.number, failure)
        }
        let time = now.addingTimeInterval(max(wait.inSeconds, failure.retryAfter?.inSeconds ?? 0))
        units[name] = .retrying(attempt: attempt.number, at: time)
        return .fail(name, attempt: attempt.number, failure, retryAt: time)
    }

    // MARK: What to do

    /// Everything that can be done now. It counts as done, so it must be.
    mutating func next(now: Date) -> [Action] {
        var actions: [Action] = []
        // What a skipped step was needed by may be skipped too, and stand before it in the file.
        repeat {
            let count = actions.count
            for step in definition.steps where failure == nil { advance(step, now, &actions) }
            if actions.count == count { return actions }
        } while failure == nil
        return actions
    }

    private mutating func advance(_ step: WorkflowStep, _ now: Date, _ actions: inout [Action]) {
        if let status = units[step.name], status.isFinal { return }
        if units[step.name] == nil {
            guard step.needs.allSatisfy({ units[$0.step]?.isFinal ?? false }) else { return }
            if let reason = reasonToSkip(step, &actions) {
                settle(StepUnit(step: step, index: nil), .skipped)
                return actions.append(.write(.skip(step.name, reason: reason)))
            }
            guard units[step.name] == nil else { return }
        }
        if step.repetition != nil {
            advanceElements(of: step, now, &actions)
        } else {
            start(StepUnit(step: step, index: nil), scope, now, &actions)
        }
    }

    private mutating func reasonToSkip(_ step: WorkflowStep, _ actions: inout [Action]) -> String? {
        for need in step.needs where !need.isOptional && units[need.step] == .skipped {
            return "\"\(need.step)\", which it needs, was skipped"
        }
        guard let condition = step.condition else { return nil }
        do throws(EvaluationError) {
            return try ValueTemplate.expression(condition).value(in: scope).isTruthy ? nil : "its condition is false"
        } catch {
            let unit = StepUnit(step: step, index: nil)
            actions.append(.write(failedForGood(unit, attempt: 1, .ofTemplate(error, "its condition", in: unit))))
            return nil
        }
    }

    /// Starts a unit if it is its turn and there is room. False when there is no room.
    @discardableResult
    mutating func start(_ unit: StepUnit, _ scope: ExpressionScope, _ now: Date, _ actions: inout [Action]) -> Bool {
        guard runningCount < concurrency else { return false }
        let name = unit.name
        var (number, isContinued) = (1, false)
        var state: JSONValue?
        switch units[name] {
        case nil: break
        case .interrupted(let attempt)?: number = attempt
        case .retrying(let attempt, let time)?:
            guard time.map({ $0 <= now }) ?? true else { return true }
            number = attempt + 1
        case .waiting(let attempt, let until, _, let kept)?:
            guard signals[name] != nil || until.map({ $0 <= now }) ?? false else { return true }
            (number, isContinued, state) = (attempt, true, kept)
        case .running?, .completed?, .skipped?, .failed?: return true
        }
        do throws(EvaluationError) {
            let input = try unit.step.input.value(in: scope)
            units[name] = .running(attempt: number)
            runningCount += 1
            actions.append(
                .start(
                    StepAttempt(
                        unit: unit, number: number, input: input, isContinued: isContinued, state: state,
                        signal: signals.removeValue(forKey: name))))
        } catch {
            actions.append(.write(failedForGood(unit, attempt: number, .ofTemplate(error, "its input", in: unit))))
        }
        return true
    }

    // MARK: Ends

    mutating func failedForGood(_ unit: StepUnit, attempt: Int, _ failure: RunFailure) -> JournalEntry {
        let failure = RunFailure(code: failure.code, message: failure.message, step: unit.name)
        settle(unit, .failed(failure))
        // An element that may fail fails nothing else; see `elementsOutput`.
        if unit.step.onError == .fail { fail(unit.step, failure) }
        return .fail(unit.name, attempt: attempt, failure, retryAt: nil)
    }

    private mutating func fail(_ step: WorkflowStep, _ cause: RunFailure) {
        if failure == nil {
            failure = RunFailure(code: cause.code, message: cause.message, step: cause.step ?? step.name)
        }
    }

    mutating func settle(_ unit: StepUnit, _ status: UnitStatus) {
        units[unit.name] = status
        if unit.index == nil { scope = makeScope() }
    }
}

extension RunFailure {
    /// An expression that has no value: the same every time, so it is not repeated.
    static func ofTemplate(_ error: EvaluationError, _ what: String, in unit: StepUnit) -> RunFailure {
        RunFailure(code: "VALIDATION_ERROR", message: "\(what) cannot be evaluated: \(error)", step: unit.name)
    }
}
