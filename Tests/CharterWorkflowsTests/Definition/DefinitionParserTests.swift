import CharterResilience
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct DefinitionParserTests {
    private let text = """
        name: review-diff
        description: Reviews a diff.
        inputs:
          diff: {type: string, required: true, maxLength: 1000, description: The diff.}
          tone: {type: string, enum: [friendly, strict], default: friendly}
        concurrency: {key: "review {{ inputs.tone }}", limit: 2}
        priority: -5
        timeout: 1h30m
        schedules:
          - cron: "0 6 * * 1-5"
            inputs: {diff: none}
        steps:
          - name: review
            model:
              task: code
              prompt: "{{ inputs.diff }}"
              temperature: 0.2
            retry: {attempts: 5, backoff: 250ms, maximumBackoff: 10s, factor: 3}
            timeout: 2m
          - name: each
            needs: review
            forEach: steps.review.output.content | lines
            concurrency: 2
            transform: {line: "{{ item }}", place: "{{ index }}", fixed: [1, true]}
            onError: continue
            weight: 2.5
          - name: pause
            needs: [review, {step: each, optional: true}]
            when: inputs.tone == "strict"
            delay: 30s
        output:
          lines: "{{ steps.each.output }}"
        """

    @Test func aDefinitionIsReadWhole() throws {
        let definition = try DefinitionTesting.definition(text)
        #expect(definition.name == "review-diff")
        #expect(definition.description == "Reviews a diff.")
        #expect(definition.version == DefinitionParser.version(of: text))
        #expect(definition.priority == -5)
        #expect(definition.timeout == .seconds(5_400))
        #expect(definition.inputs.map(\.name) == ["diff", "tone"])
        #expect(definition.inputs.map(\.schema.isRequired) == [true, false])
        #expect(definition.inputs[1].schema.choices == ["friendly", "strict"])
        #expect(definition.concurrency?.limit == 2)
        #expect(try definition.concurrencyKey(for: ["tone": "strict"]) == "review strict")
        #expect(
            definition.schedules == [
                WorkflowSchedule(cron: try CronSchedule("0 6 * * 1-5"), inputs: ["diff": "none", "tone": "friendly"])
            ])
        #expect(definition.output?.expressions.map(\.source) == ["steps.each.output"])
    }

    @Test func aStepIsReadWhole() throws {
        let definition = try DefinitionTesting.definition(text)
        let (review, each, pause) = (definition.steps[0], definition.steps[1], definition.steps[2])
        #expect(review.kind == .model)
        #expect(review.retry.attempts == 5)
        #expect(review.retry.backoff == Backoff(base: .milliseconds(250), maximum: .seconds(10), factor: 3))
        #expect(review.timeout == .seconds(120))
        #expect(
            try review.input.value(in: ExpressionScope([.inputs: ["diff": "d"]]))
                == ["task": "code", "prompt": "d", "temperature": 0.2])
        #expect(each.needs == [.init(step: "review", isOptional: false)])
        #expect(each.repetition?.list.source == "steps.review.output.content | lines")
        #expect(each.repetition?.concurrency == 2)
        #expect(each.onError == .continue)
        #expect(each.weight == 2.5)
        #expect(
            try each.input.value(in: ExpressionScope().with(item: "a", index: 7))
                == ["value": ["line": "a", "place": 7, "fixed": [1, true]]])
        #expect(pause.needs == [.init(step: "review", isOptional: false), .init(step: "each", isOptional: true)])
        #expect(pause.condition?.source == "inputs.tone == \"strict\"")
        #expect(pause.input == .constant(["for": "30s"]))
        #expect(pause.retry == .standard)
        #expect(pause.onError == .fail)
    }

    @Test func everyMistakeIsToldAtOnceInTheOrderOfTheText() {
        let mistakes = DefinitionTesting.mistakes(
            """
            nam: w
            steps:
              - name: a
                needs: [b, c]
                transfrom: {x: 1}
              - name: a
                transform: "{{ inputs.x + }}"
              - name: b
                when: "{{ steps.a.output }}"
                transform: 1
                weight: 0
            """)
        #expect(
            mistakes == [
                "1:1: a workflow has no key \"nam\". Did you mean \"name\"?",
                "1:1: a workflow needs the key `name`: what to call the workflow",
                "3:5: a step needs one of the keys `model`, `http`, `n8n`, `transform`, `delay`, `wait`",
                "4:16: there is no step \"c\". Did you mean \"b\"?",
                "5:5: a step has no key \"transfrom\". Did you mean \"transform\"?",
                "6:11: a step in line 3 is called \"a\" already; give this one another name",
                "7:31: the expression ends here instead of a name, a literal or a parenthesis",
                "9:15: \"b\" uses the step \"a\", which it does not need; add it to `needs`",
                "11:13: this must be a number from 0.001 to 1000, not 0",
            ])
    }

    @Test func theVersionIsTheTexts() throws {
        let changed = text + "\n"
        #expect(try DefinitionTesting.definition(text).version != DefinitionTesting.definition(changed).version)
    }

    @Test func outputsAndShortFormsMayBeLeftOut() throws {
        let definition = try DefinitionTesting.definition("name: w\nsteps: [{name: a, wait: {signal: go}}]")
        #expect(definition.output == nil)
        #expect(definition.inputs.isEmpty)
        #expect(definition.steps[0].input == .constant(["signal": "go"]))
    }
}
