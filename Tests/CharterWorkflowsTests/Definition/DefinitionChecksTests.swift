import Testing

@testable import CharterWorkflows

struct DefinitionChecksTests {
    @Test(arguments: [
        ("steps: [{name: a, needs: b, transform: 1}]", "1:26: there is no step \"b\"."),
        (
            "steps: [{name: a, transform: 1}, {name: b, needs: [a, a], transform: 1}]",
            "1:55: \"a\" is needed twice; write it once"
        ),
        (
            "steps: [{name: a, needs: a, transform: 1}]",
            "1:26: these steps need each other in a circle: a → a; leave one of the needs out"
        ),
        (
            "steps: [{name: a, needs: c, transform: 1}, {name: b, needs: a, transform: 1}, {name: c, needs: b, transform: 1}]",
            "1:61: these steps need each other in a circle: a → c → b → a; leave one of the needs out"
        ),
        (
            "steps: [{name: a, when: false, transform: 1}, {name: b, needs: a, transform: 1}]",
            "1:64: \"b\" never runs, because \"a\" is always skipped; write `{step: a, optional: true}` to run without it"
        ),
        (
            "steps: [{name: a, when: 1 == 2, transform: 1}, {name: b, needs: [a], transform: 1}]",
            "1:66: \"b\" never runs, because \"a\" is always skipped; write `{step: a, optional: true}` to run without it"
        ),
    ])
    func stepsThatDoNotGoTogether(steps: String, message: String) {
        #expect(DefinitionTesting.stepMistakes(steps) == [message])
    }

    @Test func twoCyclesAreBothNamed() {
        let steps = """
            steps:
              - {name: a, needs: b, transform: 1}
              - {name: b, needs: a, transform: 1}
              - {name: c, needs: [a, d], transform: 1}
              - {name: d, needs: c, transform: 1}
            """
        #expect(
            DefinitionTesting.stepMistakes(steps) == [
                "3:22: these steps need each other in a circle: a → b → a; leave one of the needs out",
                "5:22: these steps need each other in a circle: c → d → c; leave one of the needs out",
            ])
    }

    @Test func aLadderOfNeedsTakesNoTime() {
        // Every step needs all before it: the number of paths doubles with each step.
        let steps = (0..<200).map { step in
            "  - {name: s\(step), needs: [\((0..<step).map { "s\($0)" }.joined(separator: ", "))], transform: 1}"
        }
        #expect(DefinitionTesting.mistakes("name: w\nsteps:\n" + steps.joined(separator: "\n")) == [])
    }

    @Test(arguments: [
        ("{{ inputs.tex }}", "there is no input \"tex\". Did you mean \"text\"?"),
        ("{{ text }}", "there is no name `text`; write `inputs.text`"),
        ("{{ a.output }}", "there is no name `a`; write `steps.a.output`"),
        ("{{ input.text }}", "there is no name `input`. Did you mean \"inputs\"?"),
        ("{{ item }}", "`item` has a meaning only in a step with `forEach`"),
        ("{{ steps.x.output }}", "there is no step \"x\". Did you mean \"a\" or \"b\"?"),
        ("{{ steps.a.output }}", "\"b\" uses the step \"a\", which it does not need; add it to `needs`"),
        ("{{ steps.b.output }}", "a step cannot use its own output"),
        ("{{ steps['a'].output }}", "\"b\" uses the step \"a\", which it does not need; add it to `needs`"),
        ("{{ steps[inputs.text] }}", "write `steps.NAME.output`: which steps there are must be plain"),
        ("{{ run.attempt }}", "a run has id, workflow and user, no \"attempt\"."),
        ("{{ run }}", "write `run.id`, `run.workflow` or `run.user`"),
        ("{{ [1, inputs.list[inputs.tex]] | first }}", "there is no input \"tex\". Did you mean \"text\"?"),
    ])
    func anExpressionNamesWhatThereIs(expression: String, message: String) {
        let steps = "steps: [{name: a, transform: 1}, {name: b, transform: \"\(expression)\"}]"
        #expect(
            DefinitionTesting.stepMistakes(steps).map { $0.split(separator: " ", maxSplits: 1).last.map(String.init) }
                == [message])
    }

    @Test func aStepIsAskedForWhatItHas() {
        let steps =
            "steps: [{name: a, transform: 1}, {name: b, needs: a, transform: \"{{ steps.a.content }}{{ steps.a }}\"}]"
        #expect(
            DefinitionTesting.stepMistakes(steps) == [
                "1:69: a step has output, status and error; write `steps.a.output.content`",
                "1:90: write `steps.a.output`, `.status` or `.error`",
            ])
    }

    @Test func whatNeededStepsNeedMayBeUsedToo() {
        let steps = """
            steps:
              - {name: a, transform: 1}
              - {name: b, needs: a, transform: 1}
              - {name: c, needs: b, forEach: steps.a.output, when: steps.b.status == "completed", transform: "{{ item }} {{ index }}"}
            output: "{{ steps.a.output }} {{ steps.c.output }} {{ run.id }}"
            """
        #expect(DefinitionTesting.stepMistakes(steps) == [])
    }

    @Test func elementsMeanNothingOutsideTheStepsOwnWork() {
        let steps = "steps:\n  - {name: a, forEach: \"[item]\", when: index > 1, transform: 1}\noutput: \"{{ item }}\""
        #expect(
            DefinitionTesting.stepMistakes(steps) == [
                "2:26: `item` has a meaning only in a step with `forEach`",
                "2:40: `index` has a meaning only in a step with `forEach`",
                "3:13: `item` has a meaning only in a step with `forEach`",
            ])
    }

    @Test func theConcurrencyKeyKnowsInputsOnly() {
        let text =
            "name: w\nsteps: [{name: a, transform: 1}]\nconcurrency: {limit: 1, key: \"{{ steps.a.output }}{{ run.id }}\"}"
        #expect(
            DefinitionTesting.mistakes(text) == [
                "3:34: no step has ended here; only `inputs` can be named",
                "3:54: there is no name `run`.",
            ])
    }
}
