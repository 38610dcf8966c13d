import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct WorkflowRunStateMachineRepetitionTests {
    private let steps = """
        steps:
          - {name: each, forEach: inputs.list, concurrency: 2, transform: "{{ item }} {{ index }}"}
          - {name: after, needs: each, transform: "{{ steps.each.output }}"}
        """

    @Test func someElementsRunAtATimeAndTheOutputsKeepTheirOrder() throws {
        var run = try MachineTesting(steps, inputs: ["list": ["a", "b", "c"]])
        #expect(run.next() == ["begin each", "start each[0]", "start each[1]"])
        #expect(run.input("each[1]") == ["value": "b 1"])
        #expect(run.finish("each[1]", "B") == #"complete each[1] "B""#)
        #expect(run.next() == ["start each[2]"])
        #expect(run.machine.progress > 0.16 && run.machine.progress < 0.17)
        _ = run.finish("each[2]", "C")
        #expect(run.next() == [])
        _ = run.finish("each[0]", "A")
        #expect(run.next() == [#"complete each ["A","B","C"]"#, "start after"])
        #expect(run.input("after") == ["value": ["A", "B", "C"]])
    }

    @Test func theWholeRunHasRoomForSoMany() throws {
        var run = try MachineTesting(steps, inputs: ["list": ["a", "b"]], concurrency: 1)
        #expect(run.next() == ["begin each", "start each[0]"])
        _ = run.finish("each[0]", 1)
        #expect(run.next() == ["start each[1]"])
    }

    @Test func anEmptyListIsDoneAtOnce() throws {
        for list in [JSONValue.array([]), .null] {
            var run = try MachineTesting(steps, inputs: ["list": list])
            #expect(run.next() == ["begin each", "complete each []", "start after"])
        }
    }

    @Test func completedElementsNeverRunAgain() throws {
        var run = try MachineTesting(
            steps, inputs: ["list": ["a", "b", "c"]],
            records: [
                StepRecord(name: "each", status: .running),
                StepRecord(name: "each[0]", status: .completed, output: "A"),
                StepRecord(name: "each[1]", status: .running, attempt: 1),
                StepRecord(name: "each[2]", status: .completed, output: "C"),
            ])
        #expect(run.next() == ["start each[1]"])
        _ = run.finish("each[1]", "B")
        #expect(run.next() == [#"complete each ["A","B","C"]"#, "start after"])
    }

    @Test func anElementThatFailsFailsTheRun() throws {
        var run = try MachineTesting(steps, inputs: ["list": ["a", "b", "c"]])
        _ = run.next()
        #expect(run.fail("each[0]") == "fail each[0] 1 UPSTREAM_ERROR: no")
        #expect(run.next() == [])
        #expect(run.outcome == "failed UPSTREAM_ERROR in each[0]: no")
    }

    @Test func anElementThatMayFailGivesNull() throws {
        var run = try MachineTesting(
            "steps: [{name: each, forEach: inputs.list, onError: continue, transform: \"{{ item / item }}\"}]",
            inputs: ["list": [1, 0, "x", 2]])
        #expect(
            run.next() == [
                "begin each", "start each[0]",
                "fail each[1] 1 VALIDATION_ERROR: its input cannot be evaluated: in `{{ item / item }}`: division by zero",
                "fail each[2] 1 VALIDATION_ERROR: its input cannot be evaluated: in `{{ item / item }}`: `/` is not defined for a text and a text",
                "start each[3]",
            ])
        _ = run.finish("each[0]", 1)
        #expect(run.fail("each[3]") == "fail each[3] 1 UPSTREAM_ERROR: no")
        #expect(run.next() == ["complete each [1,null,null,null]"])
        #expect(run.outcome == #"succeeded {"each":[1,null,null,null]}"#)
    }

    @Test func elementsAreRepeatedAndWaitEachForItself() throws {
        var run = try MachineTesting(steps, inputs: ["list": ["a", "b", "c"]])
        _ = run.next()
        #expect(run.fail("each[0]", retryable: true, wait: .seconds(3)) == "fail each[0] 1 UPSTREAM_ERROR again at 3")
        #expect(run.wait("each[1]", signal: "go") == "wait each[1] for go")
        // Both hold their places.
        #expect(run.next(1) == [])
        #expect(run.outcome == "rests until 3 for go")
        #expect(run.next(3) == ["start each[0] again 2"])
        run.machine.signalled("each[1]", 1)
        #expect(run.next(3) == ["start each[1] continued with 1"])
    }

    @Test func whatIsNoListFailsTheStep() throws {
        var run = try MachineTesting("steps: [{name: each, forEach: inputs.x, transform: 1}]", inputs: ["x": ["a": 1]])
        #expect(
            run.next() == [
                "fail each 1 VALIDATION_ERROR: the list of `forEach` cannot be evaluated: `inputs.x` gives an object instead of a list"
            ])
    }

    @Test func theNumberOfElementsIsBounded() throws {
        var run = try MachineTesting(steps, inputs: ["list": .array(Array(repeating: 1, count: 1_001))])
        #expect(
            run.next() == [
                "fail each 1 VALIDATION_ERROR: the list of `forEach` cannot be evaluated: the list has 1001 elements; at most 1000 are allowed"
            ])
    }
}
