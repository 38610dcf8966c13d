import CharterResilience
import CharterStorage
import Foundation
import GraphQLJSON
import Logging

/// Where the program finds the definition that a run began with.
public protocol DefinitionSource: Sendable {
    /// Nil when there is no such version. Throws what its store throws.
    func definition(named name: String, version: String) async throws -> WorkflowDefinition?
}

extension DefinitionCatalog: DefinitionSource {}

/// Runs workflows: does what `WorkflowRunStateMachine` says.
public struct WorkflowProgram: RunProgram {
    /// How a program behaves beyond what definitions say.
    public struct Options: Sendable, Hashable {
        /// How many steps of one run work at the same time.
        public var concurrency = 8
        /// Waits up to this long are waited out in place; for longer ones the run rests and its worker is free.
        public var longestWaitInPlace = Duration.seconds(2)
        /// How often signals are looked for while other steps work.
        public var signalInterval = Duration.seconds(1)

        public init() {}
    }

    let definitions: any DefinitionSource
    let executors: StepExecutors
    let clock: WallClock
    private let options: Options
    let logger: Logger

    public init(
        definitions: any DefinitionSource, executors: StepExecutors, clock: WallClock = .system,
        options: Options = Options(), logger: Logger
    ) {
        self.definitions = definitions
        self.executors = executors
        self.clock = clock
        self.options = options
        self.logger = logger
    }

    public func advance(_ run: ClaimedRun, _ journal: any RunJournal) async throws -> RunOutcome {
        let found: WorkflowDefinition?
        do {
            found = try await definitions.definition(named: run.name, version: run.version)
        } catch let errors as DefinitionErrors {
            return .failed(
                RunFailure(code: "VALIDATION_ERROR", message: "the definition is not valid any more: \(errors)"))
        }
        guard let definition = found else {
            return .failed(
                RunFailure(
                    code: "NOT_FOUND_ERROR",
                    message: "there is no workflow \"\(run.name)\" in version \(run.version.prefix(12)) any more"))
        }
        let now = try await journal.now
        let machine = WorkflowRunStateMachine(
            definition, run, records: try await journal.steps(), concurrency: options.concurrency)
        return try await drive(machine, startingAt: now, journal)
    }

    /// What ends a wait for something to happen.
    private enum Event: Sendable {
        case result(StepAttempt, StepResult)
        case failure(StepAttempt, RunFailure)
        /// It is time to look again.
        case tick
    }

    private func drive(
        _ start: WorkflowRunStateMachine, startingAt time: Date, _ journal: any RunJournal
    ) async throws -> RunOutcome {
        var machine = start
        return try await withThrowingTaskGroup(of: Event.self) { group in
            // Whatever way this is left, nothing of the run goes on behind it.
            defer { group.cancelAll() }
            var (looksForSignals, timer): (Bool, Date?) = (true, nil)
            var progress = machine.progress
            while true {
                try Task.checkCancellation()
                if looksForSignals {
                    for (unit, signal) in machine.awaitedSignals {
                        if let payload = try await journal.takeSignal(signal, for: unit) {
                            machine.signalled(unit, payload)
                        }
                    }
                    looksForSignals = false
                }
                // To ask for the time may take a query, and most runs have no use for it.
                let now = machine.nextTime == nil ? time : try await journal.now
                for action in machine.next(now: now) { try await perform(action, run: machine.run, journal, &group) }
                if machine.progress > progress {
                    progress = machine.progress
                    await journal.progress(progress)
                }
                if let outcome = machine.outcome() {
                    guard case .resting(let until?, _) = outcome,
                        until.timeIntervalSince(now) <= options.longestWaitInPlace.inSeconds
                    else { return outcome }
                }
                if let wake = wakeTime(machine, now), timer.map({ wake < $0 }) ?? true {
                    timer = wake
                    group.addTask { await tick(after: wake.timeIntervalSince(now)) }
                }
                switch try await group.next() {
                case .result(let attempt, let result)?:
                    let entry = machine.ended(attempt, result)
                    if case .complete(let step, let output) = entry, case .succeeded? = machine.outcome() {
                        // Nothing is left but to say so.
                        try await journal.completeLast(step, output: output)
                    } else {
                        try await write(entry, journal)
                    }
                    // It may have come before the step began to wait.
                    if case .waiting(_, _?, _) = result { looksForSignals = true }
                case .failure(let attempt, let failure)?:
                    let wait = attempt.unit.step.retry.backoff.delay(before: attempt.number)
                    try await write(machine.ended(attempt, failure, now: try await journal.now, wait: wait), journal)
                case .tick?, nil: (looksForSignals, timer) = (true, nil)
                }
            }
        }
    }

    /// When to look again although nothing that runs has ended.
    private func wakeTime(_ machine: WorkflowRunStateMachine, _ now: Date) -> Date? {
        let look = machine.awaitedSignals.isEmpty ? nil : now.addingTimeInterval(options.signalInterval.inSeconds)
        return [machine.nextTime, look].compactMap(\.self).min()
    }

    private func tick(after seconds: Double) async -> Event {
        // A tick too early is harmless: cancelled is what a timer is when nobody needs it any more.
        try? await clock.sleep(.seconds(max(0, min(seconds, 86_400))))
        return .tick
    }

    private func perform(
        _ action: WorkflowRunStateMachine.Action, run: ClaimedRun, _ journal: any RunJournal,
        _ group: inout ThrowingTaskGroup<Event, any Error>
    ) async throws {
        switch action {
        case .begin(let step): try await journal.begin(step, attempt: 1)
        case .write(let entry): try await write(entry, journal)
        case .start(let attempt): group.addTask { try await make(attempt, run, journal) }
        }
    }

    private func write(_ entry: WorkflowRunStateMachine.JournalEntry, _ journal: any RunJournal) async throws {
        switch entry {
        case .complete(let step, let output): try await journal.complete(step, output: output)
        case .fail(let step, let attempt, let failure, let time):
            try await journal.fail(step, attempt: attempt, failure, retryAt: time)
        case .skip(let step, let reason): try await journal.skip(step, reason: reason)
        case .wait(let step, let until, let signal, let state):
            try await journal.wait(step, until: until, signal: signal, state: state)
        }
    }

    // MARK: One attempt

    private func make(_ attempt: StepAttempt, _ run: ClaimedRun, _ journal: any RunJournal) async throws -> Event {
        let name = attempt.unit.name
        if !attempt.isContinued { try await journal.begin(name, attempt: attempt.number) }
        do {
            return .result(attempt, try await execute(attempt, run, journal))
        } catch let failure as RunFailure {
            return .failure(attempt, failure)
        } catch let error where error is RunError || error is StorageError {
            // Not the step's: the run belongs to somebody else by now, or the journal cannot be written.
            throw error
        } catch is CancellationError where Task.isCancelled {
            throw CancellationError()
        } catch {
            logger.error("step failed unexpectedly", metadata: ["step": "\(name)", "error": "\(error)"])
            return .failure(
                attempt, RunFailure(code: "INTERNAL_ERROR", message: "the step failed unexpectedly", step: name))
        }
    }

    private func execute(
        _ attempt: StepAttempt, _ run: ClaimedRun, _ journal: any RunJournal
    ) async throws -> StepResult {
        let step = attempt.unit.step
        guard let executor = executors[step.kind] else {
            throw RunFailure(
                code: "VALIDATION_ERROR", message: "this server is not set up for steps of kind \(step.kind.rawValue)",
                step: attempt.unit.name)
        }
        let invocation = invocation(of: attempt, run, journal)
        guard let limit = step.timeout ?? step.kind.standardTimeout else {
            return try await executor.execute(invocation)
        }
        return try await withThrowingTaskGroup(of: StepResult.self) { group in
            group.addTask { try await executor.execute(invocation) }
            group.addTask {
                try await clock.sleep(limit)
                throw RunFailure(
                    code: "TIMEOUT", message: "the attempt took longer than \(limit.text)", step: invocation.step,
                    isRetryable: true)
            }
            defer { group.cancelAll() }
            guard let result = try await group.next() else { throw CancellationError() }
            return result
        }
    }
}

extension WorkflowProgram {
    func invocation(of attempt: StepAttempt, _ run: ClaimedRun, _ journal: any RunJournal) -> StepInvocation {
        StepInvocation(
            runID: run.id, step: attempt.unit.name, attempt: attempt.number, input: attempt.input,
            idempotencyKey: "\(run.id):\(attempt.unit.name)", userID: run.userID, state: attempt.state,
            signal: attempt.signal, journal: journal)
    }
}

extension WorkflowStep.Kind {
    /// How long an attempt may work when its step does not say; nil for any time.
    var standardTimeout: Duration? {
        switch self {
        case .model: .seconds(600)
        case .http: .seconds(60)
        case .n8n: .seconds(300)
        case .transform, .delay, .wait: nil
        }
    }
}
