import CharterResilience
import CharterStorage
import Foundation
import GraphQLJSON
import Logging
import Synchronization
import Testing

@testable import CharterWorkflows

struct WorkflowProgramTests {
    private struct OneDefinition: DefinitionSource {
        let known: WorkflowDefinition?

        func definition(named name: String, version: String) async throws -> WorkflowDefinition? { known }
    }

    private let time = TestTime()

    private func program(_ definition: WorkflowDefinition?, _ executors: [WorkflowStep.Kind: any StepExecutor])
        -> WorkflowProgram
    {
        WorkflowProgram(
            definitions: OneDefinition(known: definition), executors: StepExecutors(executors), clock: time.clock,
            logger: Logger(label: "test"))
    }

    private func run(_ inputs: JSONValue = [:]) -> ClaimedRun {
        ClaimedRun(id: "r1", kind: "workflow", name: "w", version: "v", input: inputs, attempt: 1, userID: "ada")
    }

    private func definition(_ steps: String) throws -> WorkflowDefinition {
        try DefinitionTesting.definition("name: w\ninputs: {x: {type: string}, list: {type: list}}\n" + steps)
    }

    @Test func aRunIsWrittenDownStepByStep() async throws {
        let journal = RecordingJournal(time)
        let definition = try definition(
            "steps: [{name: a, transform: \"{{ inputs.x }}\"}, {name: b, needs: a, when: steps.a.output == 'no', transform: 1}]"
        )
        let outcome = try await program(definition, [.transform: TransformStepExecutor()]).advance(
            run(["x": "y"]), journal)
        #expect(outcome == .succeeded(output: ["b": .null]))
        #expect(journal.entries == ["begin a 1", #"complete a "y""#, "skip b: its condition is false"])
        #expect(journal.events.map(\.payload) == [1.0])
    }

    @Test func anExecutorKnowsWhatItWorksFor() async throws {
        let journal = RecordingJournal(time)
        let executor = ScriptedExecutor.echo
        let definition = try definition("steps: [{name: a, forEach: inputs.list, transform: \"{{ item }}\"}]")
        _ = try await program(definition, [.transform: executor]).advance(run(["list": ["p", "q"]]), journal)
        let invocations = executor.invocations.sorted { $0.step < $1.step }
        #expect(invocations.map(\.step) == ["a[0]", "a[1]"])
        #expect(invocations.map(\.idempotencyKey) == ["r1:a[0]", "r1:a[1]"])
        #expect(invocations.map(\.runID) == ["r1", "r1"])
        #expect(invocations.map(\.userID) == ["ada", "ada"])
        #expect(journal.records["a"]?.output == ["p", "q"])
    }

    @Test func readyStepsRunTogetherUpToTheBound() async throws {
        let names = (0..<20).map { "{name: s\($0), transform: 1}" }.joined(separator: ", ")
        let definition = try definition("steps: [\(names)]")
        let journal = RecordingJournal(time)
        let gate = Gate(opensAt: 8)
        let executor = ScriptedExecutor { _ in
            await gate.pass()
            return .finished(output: 1)
        }
        _ = try await program(definition, [.transform: executor]).advance(run(), journal)
        #expect(executor.invocations.count == 20)
        #expect(executor.mostRunning == 8)
    }

    @Test func aShortWaitIsWaitedOutInPlace() async throws {
        let journal = RecordingJournal(time)
        let definition = try definition("steps: [{name: a, retry: {backoff: 1s, maximumBackoff: 1s}, transform: 1}]")
        let executor = ScriptedExecutor { step in
            guard step.attempt < 2 else { return .finished(output: .int(Int64(step.attempt))) }
            throw RunFailure(code: "UPSTREAM_ERROR", message: "no", isRetryable: true)
        }
        let program = program(definition, [.transform: executor])
        let run = run()
        let working = Task { try await program.advance(run, journal) }
        await time.untilSomebodySleeps()
        time.advance(by: 1)
        #expect(try await working.value == .succeeded(output: ["a": 2]))
        #expect(journal.entries.first == "begin a 1")
        #expect(journal.entries.suffix(2) == ["begin a 2", "complete a 2"])
    }

    @Test func aLongWaitIsARest() async throws {
        let journal = RecordingJournal(time)
        let definition = try definition("steps: [{name: a, delay: 1h}, {name: b, needs: a, transform: 1}]")
        let executors: [WorkflowStep.Kind: any StepExecutor] = [
            .delay: DelayStepExecutor(), .transform: TransformStepExecutor(),
        ]
        let outcome = try await program(definition, executors).advance(run(), journal)
        #expect(outcome == .resting(until: time.now.addingTimeInterval(3_600), signals: []))
        time.advance(by: 3_590)
        // Woken too early it rests on, without beginning anything again.
        #expect(try await program(definition, executors).advance(run(), journal) == outcome)
        time.advance(by: 10)
        #expect(try await program(definition, executors).advance(run(), journal) == .succeeded(output: ["b": 1]))
        #expect(journal.entries == ["begin a 1", "wait a", "complete a null", "begin b 1", "complete b 1"])
    }

    @Test func aSignalWakesItsStepAlsoWhenItCameBefore() async throws {
        let definition = try definition("steps: [{name: a, wait: {signal: go}}]")
        let early = RecordingJournal(time)
        early.send("go", ["n": 1])
        let executors: [WorkflowStep.Kind: any StepExecutor] = [.wait: WaitStepExecutor()]
        #expect(try await program(definition, executors).advance(run(), early) == .succeeded(output: ["a": ["n": 1]]))
        let late = RecordingJournal(time)
        #expect(try await program(definition, executors).advance(run(), late) == .resting(until: nil, signals: ["go"]))
        late.send("other", 0)
        #expect(try await program(definition, executors).advance(run(), late) == .resting(until: nil, signals: ["go"]))
        late.send("go", 2)
        #expect(try await program(definition, executors).advance(run(), late) == .succeeded(output: ["a": 2]))
        #expect(late.entries == ["begin a 1", "wait a for go", "complete a 2"])
    }

    @Test func aSignalIsFoundWhileOtherStepsWork() async throws {
        let definition = try definition("steps: [{name: a, wait: {signal: go}}, {name: b, transform: 1}]")
        let journal = RecordingJournal(time)
        let gate = Gate(opensAt: 2)
        let slow = ScriptedExecutor { _ in
            await gate.pass()
            return .finished(output: 1)
        }
        let program = program(definition, [.wait: WaitStepExecutor(), .transform: slow])
        let run = run()
        let working = Task { try await program.advance(run, journal) }
        await journal.until("wait a for go")
        await time.untilSomebodySleeps()
        journal.send("go", "now")
        time.advance(by: 1)
        await journal.until(#"complete a "now""#)
        await gate.pass()
        #expect(try await working.value == .succeeded(output: ["a": "now", "b": 1]))
    }

    @Test func aLostWorkersSignalIsGivenAgain() async throws {
        let definition = try definition("steps: [{name: a, wait: {signal: go}}]")
        let journal = RecordingJournal(time)
        let program = program(definition, [.wait: WaitStepExecutor()])
        _ = try await program.advance(run(), journal)
        journal.send("go", 1)
        journal.loseLease(afterWrites: 0)
        await #expect(throws: RunError.leaseLost) { try await program.advance(run(), journal) }
        journal.keepLease()
        #expect(try await program.advance(run(), journal) == .succeeded(output: ["a": 1]))
    }

    @Test func anAttemptHasATimeout() async throws {
        let definition = try definition("steps: [{name: a, timeout: 5s, retry: {attempts: 1}, transform: 1}]")
        let journal = RecordingJournal(time)
        let clock = time.clock
        let hanging = ScriptedExecutor { _ in
            try await clock.sleep(.seconds(1_000))
            return .finished(output: 1)
        }
        let program = program(definition, [.transform: hanging])
        let run = run()
        let working = Task { try await program.advance(run, journal) }
        await journal.until("begin a 1")
        // Until the timeout and the executor sleep, time that passes passes nobody by.
        while journal.records["a"]?.status == .running {
            time.advance(by: 5)
            await Task.yield()
        }
        #expect(
            try await working.value
                == .failed(RunFailure(code: "TIMEOUT", message: "the attempt took longer than 5 s", step: "a")))
    }

    @Test func aFailedRunStopsWhatStillWorks() async throws {
        let definition = try definition("steps: [{name: a, transform: bad}, {name: b, transform: good}]")
        let journal = RecordingJournal(time)
        let time = time
        let executor = ScriptedExecutor { step in
            if step.step == "a" {
                await time.untilSomebodySleeps()
                throw RunFailure(code: "UPSTREAM_ERROR", message: "broken")
            }
            // As nobody moves the clock, only cancellation ends this.
            try await time.clock.sleep(.seconds(1_000))
            return .finished(output: 1)
        }
        let outcome = try await program(definition, [.transform: executor]).advance(run(), journal)
        #expect(outcome == .failed(RunFailure(code: "UPSTREAM_ERROR", message: "broken", step: "a")))
        #expect(executor.invocations.count == 2)
        #expect(journal.entries.last == "fail a 1 UPSTREAM_ERROR")
    }

    @Test func cancellationReachesTheStepsAndIsThrown() async throws {
        let definition = try definition("steps: [{name: a, transform: 1}]")
        let journal = RecordingJournal(time)
        let clock = time.clock
        let program = program(
            definition,
            [
                .transform: ScriptedExecutor { _ in
                    try await clock.sleep(.seconds(1_000))
                    return .finished(output: 1)
                }
            ])
        let run = run()
        let working = Task { try await program.advance(run, journal) }
        await journal.until("begin a 1")
        await time.untilSomebodySleeps()
        working.cancel()
        await #expect(throws: CancellationError.self) { try await working.value }
        #expect(journal.entries == ["begin a 1"])
    }

    @Test(arguments: 0..<8)
    func aLostLeaseStopsTheRunAndLosesAndRepeatsNothing(writes: Int) async throws {
        let definition = try definition(
            """
            steps:
              - {name: a, transform: 1}
              - {name: b, needs: a, forEach: "[1, 2]", concurrency: 1, transform: "{{ item }}"}
            """)
        let journal = RecordingJournal(time)
        journal.loseLease(afterWrites: writes)
        let executor = ScriptedExecutor.echo
        let program = program(definition, [.transform: executor])
        await #expect(throws: RunError.leaseLost) { try await program.advance(run(), journal) }
        journal.keepLease()
        #expect(try await program.advance(run(), journal) == .succeeded(output: ["b": [1, 2]]))
        let completed = journal.entries.filter { $0.hasPrefix("complete") }
        #expect(completed == ["complete a 1", "complete b[0] 1", "complete b[1] 2", "complete b [1,2]"])
    }

    @Test func theJournalsTroublesAreNotTheSteps() async throws {
        let definition = try definition("steps: [{name: a, transform: 1}]")
        let unavailable = StorageError.unavailable(reason: "gone")
        let program = program(definition, [.transform: ScriptedExecutor { _ in throw unavailable }])
        await #expect(throws: unavailable) { try await program.advance(run(), RecordingJournal(time)) }
    }

    @Test func anUnexpectedErrorFailsTheStepWithoutItsWords() async throws {
        struct Secret: Error {}
        let definition = try definition("steps: [{name: a, transform: 1}]")
        let program = program(definition, [.transform: ScriptedExecutor { _ in throw Secret() }])
        #expect(
            try await program.advance(run(), RecordingJournal(time))
                == .failed(RunFailure(code: "INTERNAL_ERROR", message: "the step failed unexpectedly", step: "a")))
    }

    @Test func whatCannotBeRunFails() async throws {
        let definition = try definition("steps: [{name: a, n8n: {path: x}}]")
        #expect(
            try await program(definition, [:]).advance(run(), RecordingJournal(time))
                == .failed(
                    RunFailure(
                        code: "VALIDATION_ERROR", message: "this server is not set up for steps of kind n8n", step: "a")
                ))
        #expect(
            try await program(nil, [:]).advance(run(), RecordingJournal(time))
                == .failed(
                    RunFailure(code: "NOT_FOUND_ERROR", message: "there is no workflow \"w\" in version v any more")))
    }

    @Test func aCancelledRunTellsTheExecutorsOfWhatWasUnderWay() async throws {
        let executor = CancellableExecutor()
        let definition = try definition(
            "steps: [{name: a, n8n: {path: hook}}, {name: b, n8n: {path: done}}, {name: c, transform: 1}]")
        let program = program(definition, [.n8n: executor, .transform: TransformStepExecutor()])
        let records = [
            StepRecord(name: "a", status: .waiting, state: ["id": 7]),
            StepRecord(name: "b", status: .completed), StepRecord(name: "c", status: .running),
        ]
        await program.cancelled(run(), steps: Dictionary(uniqueKeysWithValues: records.map { ($0.name, $0) }))
        let cancelled = executor.cancelled
        #expect(cancelled.map(\.step) == ["a"])
        #expect(cancelled.map(\.state) == [["id": 7]])
        #expect(cancelled.map(\.input) == [["path": "hook"]])
        #expect(cancelled.map(\.idempotencyKey) == ["r1:a"])
        await #expect(throws: RunError.leaseLost) { try await cancelled.first?.journal.complete("a", output: .null) }
    }
}

/// Remembers which steps it was told to end.
private final class CancellableExecutor: StepExecutor {
    private let steps = Mutex<[StepInvocation]>([])

    var cancelled: [StepInvocation] { steps.withLock { $0 } }

    func execute(_ step: StepInvocation) async throws -> StepResult { .finished(output: .null) }

    func cancel(_ step: StepInvocation) async throws { steps.withLock { $0.append(step) } }
}

/// Lets nobody pass before so many have come.
actor Gate {
    private let count: Int
    private var arrived = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(opensAt count: Int) { self.count = count }

    func pass() async {
        arrived += 1
        if arrived >= count {
            for waiter in waiting { waiter.resume() }
            waiting = []
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }
}
