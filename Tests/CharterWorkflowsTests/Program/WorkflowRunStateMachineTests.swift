import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct WorkflowRunStateMachineTests {
    @Test func aDiamondRunsItsMiddleTogether() throws {
        var run = try MachineTesting(
            """
            steps:
              - {name: a, transform: "{{ inputs.x.y }}"}
              - {name: b, needs: a, transform: "{{ steps.a.output }}b"}
              - {name: c, needs: a, transform: "{{ steps.a.output }}c"}
              - {name: d, needs: [b, c], transform: "{{ steps.b.output }}{{ steps.c.output }} {{ run.id }} {{ run.user }}"}
            output: {all: "{{ steps.d.output }}"}
            """, inputs: ["x": ["y": "1"]])
        #expect(run.next() == ["start a"])
        #expect(run.input("a") == ["value": "1"])
        #expect(run.next() == [])
        #expect(run.outcome == "works")
        #expect(run.finish("a", "1") == #"complete a "1""#)
        #expect(run.next() == ["start b", "start c"])
        #expect(run.input("b") == ["value": "1b"])
        #expect(run.finish("c", "1c") == #"complete c "1c""#)
        #expect(run.next() == [])
        #expect(run.machine.progress == 0.5)
        #expect(run.finish("b", "1b") == #"complete b "1b""#)
        #expect(run.next() == ["start d"])
        #expect(run.input("d") == ["value": "1b1c r1 ada"])
        #expect(run.finish("d", "end") == #"complete d "end""#)
        #expect(run.next() == [])
        #expect(run.machine.progress == 1)
        #expect(run.outcome == #"succeeded {"all":"end"}"#)
    }

    @Test func withoutAnOutputARunGivesThoseOfItsLastSteps() throws {
        var run = try MachineTesting(
            "steps: [{name: a, transform: 1}, {name: b, needs: a, transform: 1}, {name: c, transform: 1}]")
        #expect(run.next() == ["start a", "start c"])
        _ = run.finish("a", 1)
        _ = run.finish("c", 3)
        #expect(run.next() == ["start b"])
        _ = run.finish("b", 2)
        #expect(run.outcome == #"succeeded {"b":2,"c":3}"#)
    }

    @Test func onlySoManyRunAtTheSameTime() throws {
        var run = try MachineTesting(
            "steps: [{name: a, transform: 1}, {name: b, transform: 1}, {name: c, transform: 1}]", concurrency: 2)
        #expect(run.next() == ["start a", "start b"])
        _ = run.finish("b")
        #expect(run.next() == ["start c"])
    }

    @Test func whatIsCompletedNeverRunsAgain() throws {
        var run = try MachineTesting(
            "steps: [{name: a, transform: 1}, {name: b, needs: a, transform: \"{{ steps.a.output }}\"}]",
            records: [StepRecord(name: "a", status: .completed, output: "kept")])
        #expect(run.machine.progress == 0.5)
        #expect(run.next() == ["start b"])
        #expect(run.input("b") == ["value": "kept"])
    }

    @Test func whatWasRunningWhenItsProcessWasLostRunsAgainAsTheSameAttempt() throws {
        var run = try MachineTesting(
            "steps: [{name: a, transform: 1}]", records: [StepRecord(name: "a", status: .running, attempt: 2)])
        #expect(run.next() == ["start a again 2"])
    }

    // MARK: Conditions

    @Test func aFalseConditionSkipsAStepAndWhatNeedsIt() throws {
        var run = try MachineTesting(
            """
            steps:
              - {name: c, needs: b, transform: 1}
              - {name: b, needs: a, transform: 1}
              - {name: a, when: inputs.x.yes, transform: 1}
              - {name: d, needs: [{step: c, optional: true}], transform: "{{ steps.c.status }} {{ steps.c.output ?? 'none' }}"}
            """)
        #expect(
            run.next() == [
                "skip a: its condition is false", "skip b: \"a\", which it needs, was skipped",
                "skip c: \"b\", which it needs, was skipped", "start d",
            ])
        #expect(run.input("d") == ["value": "skipped none"])
        _ = run.finish("d", "done")
        #expect(run.outcome == #"succeeded {"d":"done"}"#)
    }

    @Test func aTrueConditionLetsAStepRun() throws {
        var run = try MachineTesting(
            "steps: [{name: a, when: inputs.x.yes == 1, transform: 1}]", inputs: ["x": ["yes": 1]])
        #expect(run.next() == ["start a"])
    }

    @Test func aConditionThatHasNoValueFailsTheStep() throws {
        var run = try MachineTesting(
            "steps: [{name: a, when: 1 / inputs.x.zero > 1, transform: 1}]", inputs: ["x": ["zero": 0]])
        #expect(
            run.next() == [
                "fail a 1 VALIDATION_ERROR: its condition cannot be evaluated: in `{{ 1 / inputs.x.zero > 1 }}`: division by zero"
            ])
        #expect(run.outcome.hasPrefix("failed VALIDATION_ERROR in a: its condition cannot be evaluated"))
    }

    // MARK: Failures

    @Test func aFailureThatARepetitionMayMendIsRepeated() throws {
        var run = try MachineTesting("steps: [{name: a, retry: {attempts: 3}, transform: 1}]")
        #expect(run.next() == ["start a"])
        #expect(run.fail("a", retryable: true, now: 5, wait: .seconds(2)) == "fail a 1 UPSTREAM_ERROR again at 7")
        #expect(run.next(6) == [])
        #expect(run.outcome == "rests until 7")
        #expect(run.next(7) == ["start a again 2"])
        #expect(
            run.fail("a", retryable: true, after: .seconds(60), now: 8, wait: .seconds(2))
                == "fail a 2 UPSTREAM_ERROR again at 68")
        #expect(run.next(68) == ["start a again 3"])
        #expect(run.fail("a", retryable: true, now: 70) == "fail a 3 UPSTREAM_ERROR: no")
        #expect(run.next(100) == [])
        #expect(run.outcome == "failed UPSTREAM_ERROR in a: no")
    }

    @Test func aFailureThatNothingMendsIsFinalAtOnce() throws {
        var run = try MachineTesting(
            "steps: [{name: a, transform: 1}, {name: b, transform: 1}, {name: c, needs: a, transform: 1}]")
        #expect(run.next() == ["start a", "start b"])
        #expect(run.fail("a", "VALIDATION_ERROR") == "fail a 1 VALIDATION_ERROR: no")
        #expect(run.next() == [])
        #expect(run.outcome == "failed VALIDATION_ERROR in a: no")
    }

    @Test func aStepThatMayFailLetsTheRunGoOn() throws {
        var run = try MachineTesting(
            """
            steps:
              - {name: a, onError: continue, transform: 1}
              - {name: b, needs: a, transform: "{{ steps.a.status }} {{ steps.a.error.code }} {{ steps.a.output }}"}
            """)
        #expect(run.next() == ["start a"])
        #expect(run.fail("a") == "fail a 1 UPSTREAM_ERROR: no")
        #expect(run.next() == ["start b"])
        #expect(run.input("b") == ["value": "failed UPSTREAM_ERROR "])
        _ = run.finish("b", 1)
        #expect(run.outcome == #"succeeded {"b":1}"#)
    }

    @Test func aFailureThatIsRecordedIsRemembered() throws {
        let failure = RunFailure(code: "TIMEOUT", message: "slow", step: "a")
        var run = try MachineTesting(
            "steps: [{name: a, transform: 1}]", records: [StepRecord(name: "a", status: .failed, failure: failure)])
        #expect(run.next() == [])
        #expect(run.outcome == "failed TIMEOUT in a: slow")
    }

    @Test func aRetryThatIsRecordedIsMadeInItsTime() throws {
        var run = try MachineTesting(
            "steps: [{name: a, transform: 1}]",
            records: [
                StepRecord(
                    name: "a", status: .retrying, attempt: 1, resumeAt: MachineTesting.start.addingTimeInterval(9))
            ])
        #expect(run.next(8) == [])
        #expect(run.outcome == "rests until 9")
        #expect(run.next(9) == ["start a again 2"])
    }

    @Test func anInputThatHasNoValueFailsTheStep() throws {
        var run = try MachineTesting(
            "steps: [{name: a, transform: \"{{ inputs.x.y + 1 }}\"}]", inputs: ["x": ["y": "text"]])
        #expect(run.next().first?.hasPrefix("fail a 1 VALIDATION_ERROR: its input cannot be evaluated: in `{{") == true)
        #expect(run.outcome.hasPrefix("failed VALIDATION_ERROR in a"))
    }

    @Test func anOutputThatHasNoValueFailsTheRun() throws {
        var run = try MachineTesting("steps: [{name: a, transform: 1}]\noutput: \"{{ steps.a.output + 'x' }}\"")
        _ = run.next()
        _ = run.finish("a", 1)
        #expect(run.outcome.hasPrefix("failed VALIDATION_ERROR in -: the workflow's output cannot be evaluated"))
    }

    // MARK: Waiting

    @Test func aStepWaitsForATime() throws {
        var run = try MachineTesting("steps: [{name: a, delay: 1m}, {name: b, needs: a, transform: 1}]")
        #expect(run.next() == ["start a"])
        #expect(run.wait("a", until: 60, state: ["k": 1]) == "wait a until 60")
        #expect(run.next(59) == [])
        #expect(run.outcome == "rests until 60")
        #expect(run.next(60) == ["start a continued"])
        _ = run.finish("a")
        #expect(run.next(60) == ["start b"])
    }

    @Test func aStepWaitsForASignalOrATimeWhicheverComesFirst() throws {
        var run = try MachineTesting("steps: [{name: a, wait: {signal: go, timeout: 1m}}]")
        _ = run.next()
        #expect(run.wait("a", until: 60, signal: "go") == "wait a until 60 for go")
        #expect(run.machine.awaitedSignals.map(\.signal) == ["go"])
        #expect(run.outcome == "rests until 60 for go")
        run.machine.signalled("a", ["ok": true])
        #expect(run.machine.awaitedSignals.isEmpty)
        #expect(run.next(5) == [#"start a continued with {"ok":true}"#])
    }

    @Test func aWaitThatIsRecordedGoesOnWithItsState() throws {
        var run = try MachineTesting(
            "steps: [{name: a, wait: {signal: go}}]",
            records: [StepRecord(name: "a", status: .waiting, attempt: 3, signal: "go", state: ["id": 7])])
        #expect(run.next() == [])
        #expect(run.outcome == "rests for go")
        run.machine.signalled("a", 1)
        #expect(run.next() == ["start a again 3 continued with 1"])
    }

    @Test func whatDoesNotWaitGoesOnMeanwhile() throws {
        var run = try MachineTesting("steps: [{name: a, wait: {signal: go}}, {name: b, transform: 1}]")
        #expect(run.next() == ["start a", "start b"])
        _ = run.wait("a", signal: "go")
        #expect(run.outcome == "works")
        _ = run.finish("b")
        #expect(run.outcome == "rests for go")
        #expect(run.machine.progress == 0.5)
    }

    // MARK: The end

    @Test func whatIsUnderWayWhenARunIsOverIsKnownWithItsInput() throws {
        let run = try MachineTesting(
            """
            steps:
              - {name: a, n8n: {path: "{{ inputs.x.p }}"}}
              - {name: b, transform: 1}
              - {name: c, forEach: inputs.list, transform: "{{ item }}"}
            """, inputs: ["x": ["p": "hook"], "list": [1, 2]],
            records: [
                StepRecord(name: "a", status: .waiting, attempt: 2, state: ["id": 7]),
                StepRecord(name: "b", status: .completed), StepRecord(name: "c", status: .running),
                StepRecord(name: "c[0]", status: .completed), StepRecord(name: "c[1]", status: .running),
            ])
        let underWay = run.machine.underWay
        #expect(underWay.map(\.unit.name) == ["a", "c[1]"])
        #expect(underWay.map(\.input) == [["path": "hook"], ["value": 2]])
        #expect(underWay.map(\.state) == [["id": 7], .none])
        #expect(underWay.map(\.number) == [2, 1])
    }
}
