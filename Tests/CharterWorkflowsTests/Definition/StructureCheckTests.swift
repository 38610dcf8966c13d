import Testing

@testable import CharterWorkflows

struct StructureCheckTests {
    @Test(arguments: [
        ("steps: []", "1:8: there must be 1 to 200 elements, not 0"),
        ("steps: {a: 1}", "1:8: this must be a list, not a mapping"),
        ("steps: [1]", "1:9: a step must be a mapping of keys to values, not a number"),
        ("steps: [{name: 1, transform: 1}]", "1:16: this must be a name, not a number (1); put quotes around it"),
        (
            "steps: [{name: a-b, transform: 1}]",
            "1:16: \"a-b\" is no name: a letter, then letters, digits and _, at most 64 in all, since expressions use it"
        ),
        (
            "steps: [{name: a, transform: 1, wait: {signal: x}}]",
            "1:33: a step has `wait` besides `transform`; keep one of them"
        ),
        ("steps: [{name: a, transform: 1, concurrency: 2}]", "1:33: `concurrency` means nothing without `forEach`"),
        ("steps: [{name: a, transform: 1, retry: {attempts: 0}}]", "1:51: this must be an integer from 1 to 20, not 0"),
        (
            "steps: [{name: a, transform: 1, retry: {attempts: many}}]",
            "1:51: this must be an integer from 1 to 20, not a text (many)"
        ),
        (
            "steps: [{name: a, transform: 1, retry: {atempts: 2}}]",
            "1:41: a retry has no key \"atempts\". Did you mean \"attempts\"?"
        ),
        (
            "steps: [{name: a, transform: 1, timeout: 30}]",
            "1:42: this is no duration; write a number with its unit, such as 250ms, 30s, 5m, 1h30m or 7d"
        ),
        (
            "steps: [{name: a, transform: 1, timeout: 3y}]",
            "1:42: this is no duration; write a number with its unit, such as 250ms, 30s, 5m, 1h30m or 7d"
        ),
        ("steps: [{name: a, transform: 1, onError: ignore}]", "1:42: this must be fail or continue, not \"ignore\""),
        (
            "steps: [{name: a, transform: 1, when: 3}]",
            "1:39: this must be an expression such as `inputs.count > 3`, not a number"
        ),
        (
            "steps: [{name: a, transform: 1, needs: 3}]",
            "1:40: this must be a name, not a number (3); put quotes around it"
        ),
        ("steps: [{name: a, transform: 1, needs: {step: b}}]", "1:40: this must be a name or a list, not a mapping"),
        ("steps: [{name: a, model: {}}]", "1:26: a model step needs one of the keys `prompt`, `messages`"),
        (
            "steps: [{name: a, model: {prompt: x, messages: [{role: user, content: x}]}}]",
            "1:38: a model step has `messages` besides `prompt`; keep one of them"
        ),
        (
            "steps: [{name: a, model: {prompt: x, task: review}}]",
            "1:44: this must be generate or chat or code or analyze, not \"review\""
        ),
        ("steps: [{name: a, model: {prompt: x, temperature: 3}}]", "1:51: this must be a number from 0 to 2, not 3"),
        (
            "steps: [{name: a, model: {messages: [{role: me, content: x}]}}]",
            "1:45: this must be system or user or assistant, not \"me\""
        ),
        (
            "steps: [{name: a, http: {}}]",
            "1:25: an HTTP step needs the key `url`: an http or https URL; write `{{ … | urlEncode }}` in it"
        ),
        (
            "steps: [{name: a, http: {url: x, method: get}}]",
            "1:42: this must be GET or HEAD or POST or PUT or PATCH or DELETE, not \"get\". Did you mean \"GET\" or \"PUT\"?"
        ),
        (
            "steps: [{name: a, http: {url: x, json: 1, body: x}}]",
            "1:43: an HTTP step has `body` besides `json`; keep one of them"
        ),
        ("steps: [{name: a, http: {url: x, expect: [42]}}]", "1:43: this must be an integer from 100 to 599, not 42"),
        (
            "steps: [{name: a, delay: soon}]",
            "1:26: this is no duration; write a number with its unit, such as 250ms, 30s, 5m, 1h30m or 7d"
        ),
        ("steps: [{name: a, delay: {for: 1s, until: x}}]", "1:36: a delay has `until` besides `for`; keep one of them"),
        ("steps: [{name: a, wait: {signal: x, onTimeout: fail}}]", "1:37: `onTimeout` means nothing without `timeout`"),
        ("steps: [{name: a, wait: go}]", "1:25: a wait must be a mapping of keys to values, not a text"),
        ("steps: [{name: a, n8n: {path: x, trigger: cron}}]", "1:43: this must be webhook or execute, not \"cron\""),
        ("steps: [{name: a, n8n: hook}]", "1:24: an n8n step must be a mapping of keys to values, not a text"),
        ("steps: [{name: a, transform: 1, description: ''}]", "1:46: this text is empty"),
        (
            "steps: [{name: a, transform: 1, description: 12}]",
            "1:46: this must be a text, not a number (12); put quotes around it"
        ),
    ])
    func aStepThatIsNotWhatItMustBe(steps: String, message: String) {
        #expect(DefinitionTesting.stepMistakes(steps) == [message])
    }

    @Test(arguments: [
        ("name: 1w", "1:7: \"1w\" is no name: a letter, then letters, digits, - and _, at most 100 in all"),
        ("name: w\npriority: 101", "2:11: this must be an integer from -100 to 100, not 101"),
        ("name: w\npriority: 1.5", "2:11: this must be an integer from -100 to 100, not a number (1.5)"),
        (
            "name: w\ntimeout: 900d",
            "2:10: this is no duration; write a number with its unit, such as 250ms, 30s, 5m, 1h30m or 7d"
        ),
        (
            "name: w\nconcurrency: {key: x}",
            "2:14: a concurrency needs the key `limit`: how many of them may work at the same time"
        ),
        (
            "name: w\nschedules: [{inputs: {}}]",
            "2:13: a schedule needs the key `cron`: minute, hour, day, month and weekday, in UTC"
        ),
        (
            "name: w\ninputs: {a-b: {type: string}}",
            "2:10: \"a-b\" is no name: a letter, then letters, digits and _, at most 64 in all, since expressions use it"
        ),
        (
            "name: w\ninputs: {not: {type: string}}",
            "2:10: \"not\" is no name: a letter, then letters, digits and _, at most 64 in all, since expressions use it"
        ),
        (
            "name: w\ninputs: {a: {type: text}}",
            "2:20: this must be string or integer or number or boolean or list or object, not \"text\""
        ),
        ("name: w\ninputs: {a: {}}", "2:13: an input needs the key `type`: what it has to be"),
        ("name: w\ninputs: [a]", "2:9: this must be a mapping of names to values, not a list"),
        (
            "name: w\nzzz: 1",
            "2:1: a workflow has no key \"zzz\". Known keys: name, description, inputs, steps, output, schedules, concurrency, priority, timeout."
        ),
    ])
    func aWorkflowThatIsNotWhatItMustBe(text: String, message: String) {
        #expect(DefinitionTesting.mistakes(text + "\nsteps: [{name: a, transform: 1}]\n") == [message])
    }

    @Test func theNumberOfStepsIsBounded() {
        let steps = (0..<201).map { "{name: s\($0), transform: 1}" }.joined(separator: ", ")
        #expect(
            DefinitionTesting.mistakes("name: w\nsteps: [\(steps)]") == [
                "2:8: there must be 1 to 200 elements, not 201"
            ])
    }

    @Test func theNumberOfMistakesIsBounded() {
        let keys = (0..<500).map { "zzz\($0): 1" }.joined(separator: "\n")
        #expect(DefinitionTesting.mistakes(keys).count == DefinitionReport.maxMistakes)
    }
}
