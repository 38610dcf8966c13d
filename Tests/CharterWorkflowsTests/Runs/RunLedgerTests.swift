import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct RunLedgerTests {
    private let start = Date(timeIntervalSince1970: 1_700_000_000)
    private let later = Date(timeIntervalSince1970: 1_700_000_009)
    private let failure = RunFailure(code: "UPSTREAM_ERROR", message: "no", isRetryable: true)

    private func ledger(steps: [StepRecord] = [], withSignal: Set<String> = []) -> RunLedger {
        RunLedger(
            LeasedRun(
                run: .forTests(status: .running), lease: RunLease(runID: "r", token: 1), claimedAt: start, writes: 0,
                steps: Dictionary(uniqueKeysWithValues: steps.map { ($0.name, StoredStep($0, createdAt: start)) }),
                stepsWithSignal: withSignal))
    }

    private func types(_ write: JournalWrite) -> [String] { write.events.map(\.change.type) }

    @Test func aQuickStepIsOneWriteWithTwoEvents() throws {
        var ledger = ledger()
        try ledger.begin("ask", attempt: 1, at: start)
        try ledger.complete("ask", output: 42, at: later)
        let write = ledger.takePending()
        #expect(types(write) == ["step.started", "step.completed"])
        #expect(
            write.steps["ask"]?.record
                == StepRecord(
                    name: "ask", status: .completed, attempt: 1, output: 42, startedAt: start, finishedAt: later))
        #expect(!ledger.hasPending)
        #expect(ledger.records["ask"]?.status == .completed)
    }

    @Test func aRetriedStepKeepsItsFailureUntilItBeginsAgain() throws {
        var ledger = ledger()
        try ledger.begin("ask", attempt: 1, at: start)
        try ledger.fail("ask", attempt: 1, failure, retryAt: later, at: start)
        #expect(ledger.records["ask"]?.status == .retrying)
        #expect(ledger.records["ask"]?.resumeAt == later)
        try ledger.begin("ask", attempt: 2, at: later)
        #expect(
            ledger.records["ask"]
                == StepRecord(name: "ask", status: .running, attempt: 2, startedAt: later))
        try ledger.fail("ask", attempt: 2, failure, retryAt: nil, at: later)
        #expect(ledger.records["ask"]?.failure == failure)
        #expect(types(ledger.takePending()).suffix(1) == ["step.failed"])
    }

    @Test func whatAStepRememberedStaysForItsNextAttempts() throws {
        var ledger = ledger()
        try ledger.begin("ask", attempt: 1, at: start)
        try ledger.wait("ask", until: later, signal: nil, state: ["execution": 7], at: start)
        try ledger.fail("ask", attempt: 1, failure, retryAt: later, at: start)
        #expect(ledger.records["ask"]?.state == ["execution": 7])
        try ledger.begin("ask", attempt: 2, at: later)
        #expect(ledger.records["ask"]?.state == ["execution": 7])
    }

    @Test func aCompletedStepNeverChanges() throws {
        var ledger = ledger(steps: [StepRecord(name: "ask", status: .completed, output: 1)])
        #expect(throws: RunError.self) { try ledger.begin("ask", attempt: 2, at: start) }
        #expect(throws: RunError.self) { try ledger.complete("ask", output: 2, at: start) }
        #expect(ledger.records["ask"]?.output == 1)
        #expect(!ledger.hasPending)
    }

    @Test func aWaitingStepRemembersItsState() throws {
        var ledger = ledger()
        try ledger.begin("run", attempt: 1, at: start)
        try ledger.wait("run", until: later, signal: "done", state: ["id": 7], at: start)
        #expect(
            ledger.records["run"]
                == StepRecord(
                    name: "run", status: .waiting, attempt: 1, resumeAt: later, signal: "done", state: ["id": 7],
                    startedAt: start))
    }

    @Test func aTakenSignalIsUsedWhenItsStepGoesOn() throws {
        var ledger = ledger()
        ledger.tookSignal("wait")
        try ledger.complete("other", output: 1, at: start)
        #expect(ledger.takePending().usedSignals.isEmpty)
        try ledger.complete("wait", output: 2, at: start)
        #expect(ledger.takePending().usedSignals == ["wait"])
    }

    @Test func aSignalThatALostWorkerTookIsUsedToo() throws {
        var ledger = ledger(withSignal: ["wait"])
        try ledger.wait("wait", until: nil, signal: "more", state: nil, at: start)
        #expect(ledger.takePending().usedSignals == ["wait"])
    }

    @Test func progressIsToldByTheNextEventOrByOneOfItsOwn() throws {
        var ledger = ledger()
        #expect(ledger.progressed(to: 0.25) == true)
        try ledger.begin("ask", attempt: 1, at: start)
        let write = ledger.takePending()
        #expect(write.progress == 0.25)
        #expect(write.events.map(\.progress) == [0.25])
        ledger.tellProgress()
        #expect(!ledger.hasPending)
        #expect(ledger.progressed(to: 0.5) == true)
        ledger.tellProgress()
        #expect(types(ledger.takePending()) == ["run.progress"])
    }

    @Test func progressStaysWithinItsBounds() {
        var ledger = ledger()
        #expect(ledger.progressed(to: 7) == true)
        #expect(ledger.progress == 1)
        #expect(ledger.progressed(to: 1) == false)
        #expect(ledger.progressed(to: .nan) == true)
        #expect(ledger.progress == 0)
    }

    @Test func aProgramCannotSpeakForTheMachinery() throws {
        var ledger = ledger()
        try ledger.emit("model.delta", ["text": "a"])
        #expect(throws: RunError.self) { try ledger.emit("run.succeeded", .null) }
        #expect(throws: RunError.self) { try ledger.emit("step.completed", .null) }
        #expect(types(ledger.takePending()) == ["model.delta"])
    }

    @Test(arguments: ["", "a\0b", String(repeating: "x", count: 501)])
    func namesOfStepsAreBounded(name: String) {
        var ledger = ledger()
        #expect(throws: RunError.self) { try ledger.begin(name, attempt: 1, at: start) }
    }

    @Test func aSkippedStepTellsWhy() throws {
        var ledger = ledger()
        try ledger.skip("ask", reason: "its condition is false", at: start)
        #expect(ledger.takePending().events.map(\.change) == [.stepSkipped("ask", reason: "its condition is false")])
        #expect(ledger.records["ask"]?.finishedAt == start)
    }
}
