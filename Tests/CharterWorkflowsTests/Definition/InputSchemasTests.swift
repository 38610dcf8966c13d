import Testing

@testable import CharterWorkflows

struct InputSchemasTests {
    @Test(arguments: [
        ("{type: string, minimum: 1}", "2:28: `minimum` is for an integer or a number, not for a string"),
        ("{type: integer, maxLength: 1}", "2:29: `maxLength` is for a string, not for an integer"),
        ("{type: list, properties: {b: {type: string}}}", "2:26: `properties` is for an object, not for a list"),
        ("{type: integer, minimum: 3, maximum: 2}", "2:41: `maximum` is less than `minimum`: nothing is both"),
        ("{type: string, minLength: 3, maxLength: 2}", "2:42: `maxLength` is less than `minLength`: nothing is both"),
        (
            "{type: string, required: true, default: x}",
            "2:53: an input that must be given has no use for a default; leave `required` or `default` out"
        ),
        ("{type: string, default: 1}", "2:37: default: must be a string, not a number (1)"),
        (
            "{type: string, enum: [a, b], default: c}",
            "2:51: default: must be one of \"a\", \"b\". Did you mean \"a\" or \"b\"?"
        ),
        ("{type: integer, enum: [1, two]}", "2:39: enum: must be an integer, not a text"),
        ("{type: integer, maximum: 5, default: 6}", "2:50: default: must be at most 5"),
        (
            "{type: list, items: {type: string, minimum: 1}}",
            "2:48: `minimum` is for an integer or a number, not for a string"
        ),
        (
            "{type: list, items: {type: string}, default: [a, 1]}",
            "2:58: default[1]: must be a string, not a number (1)"
        ),
        (
            "{type: object, properties: {b: {type: string, required: true}}, default: {c: 1}}",
            "2:86: default.c: is not expected here. Did you mean \"b\"?"
        ),
    ])
    func anInputThatCannotBe(input: String, message: String) {
        let text = "name: w\ninputs: {a: \(input)}\nsteps: [{name: s, transform: 1}]"
        #expect(DefinitionTesting.mistakes(text).first == message)
    }

    @Test func theInputsOfASchedule() {
        let text = """
            name: w
            inputs: {a: {type: string, required: true}}
            schedules:
              - {cron: "* * * * *", inputs: {b: 1}}
              - {cron: "* * * * *"}
            steps: [{name: s, transform: 1}]
            """
        #expect(
            DefinitionTesting.mistakes(text) == [
                "4:33: inputs.b: is not expected here. Did you mean \"a\"?",
                "4:33: inputs.a: is required: a string",
                "5:5: inputs.a: is required: a string",
            ])
    }

    @Test func theTimesOfASchedule() {
        let text = "name: w\nschedules: [{cron: \"61 * * * *\"}]\nsteps: [{name: s, transform: 1}]"
        let mistakes = DefinitionTesting.mistakes(text)
        #expect(mistakes.count == 1)
        #expect(mistakes.first?.hasPrefix("2:20: this is no cron expression: ") == true)
    }

    @Test func aConcurrencyKeyThatHasNoValueForASchedule() {
        let text = """
            name: w
            inputs: {a: {type: string}}
            concurrency: {limit: 1, key: "{{ inputs.a + 1 }}"}
            schedules: [{cron: "* * * * *", inputs: {a: x}}]
            steps: [{name: s, transform: 1}]
            """
        let mistakes = DefinitionTesting.mistakes(text)
        #expect(mistakes.count == 1)
        #expect(mistakes.first?.hasPrefix("4:13: with these inputs the key of `concurrency` has no value: ") == true)
    }
}
