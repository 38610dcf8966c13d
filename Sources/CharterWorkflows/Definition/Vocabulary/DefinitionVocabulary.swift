/// The keys of a definition's file: the one list from which files are checked and editors are told.
enum DefinitionVocabulary {
    /// What a run may have of everything.
    static let maxSteps = 200
    static let maxInputs = 100

    static let workflow = NodeKeys(
        "a workflow",
        [
            NodeKey("name", .workflowName, required: true, "What to call the workflow."),
            NodeKey("description", .text(maxLength: 4_096), "What it is for."),
            NodeKey("inputs", .names(to: .defined("input"), count: 0...maxInputs), "What a run takes, by name."),
            NodeKey(
                "steps", .list(of: .mapping(step), count: 1...maxSteps), required: true,
                "The steps. Those that need no other run at the same time."),
            NodeKey(
                "output", .value,
                "What a run gives; without it the outputs of the steps that no other step needs."),
            NodeKey("schedules", .list(of: .mapping(schedule), count: 0...20), "When it is executed by itself."),
            NodeKey("concurrency", .mapping(concurrency), "How many runs may work at the same time."),
            NodeKey("priority", .integer(-100...100), "Runs of higher priority start first; 0 when left out."),
            NodeKey("timeout", .duration, "How long a run may take from when it was asked for, waiting included."),
        ])

    static let step = NodeKeys(
        "a step",
        [
            NodeKey("name", .name, required: true, "What expressions call the step."),
            NodeKey("description", .text(maxLength: 1_024), "What it is for."),
            NodeKey(
                "needs",
                .either([.name, .list(of: .either([.name, .mapping(need)]), count: 0...maxSteps)]),
                "The steps that have to have ended before, by name."),
            NodeKey("when", .expression, "The step is skipped when this is false."),
            NodeKey(
                "forEach", .expression, "A list; the step runs for each `item` of it and gives the list of outputs."),
            NodeKey(
                "concurrency", .integer(1...32), "How many elements of `forEach` run at the same time; 4 when left out."
            ),
            NodeKey("retry", .mapping(retry), "How often a failed attempt is repeated."),
            NodeKey(
                "timeout", .duration,
                "How long one attempt may work; when left out 10m for model, 5m for n8n and 60s for http steps."),
            NodeKey(
                "onError", .choice(["fail", "continue"]), "Whether the run fails with the step; `fail` when left out."),
            NodeKey("weight", .number(0.001...1_000), "The step's part in the progress of the run; 1 when left out."),
        ] + kinds, rules: [.exactlyOne(kinds.map(\.name)), .requires("concurrency", "forEach")])

    static let need = NodeKeys(
        "a need",
        [
            NodeKey("step", .name, required: true, "The step that has to have ended before."),
            NodeKey("optional", .boolean, "Whether to run also when that step was skipped."),
        ])

    static let retry = NodeKeys(
        "a retry",
        [
            NodeKey("attempts", .integer(1...20), "How many attempts in all; 3 when left out."),
            NodeKey("backoff", .duration, "The bound of the random wait before the second attempt; 1s when left out."),
            NodeKey("maximumBackoff", .duration, "What that bound grows to at most; 1m when left out."),
            NodeKey("factor", .number(1...10), "By what it grows with each attempt; 2 when left out."),
        ])

    static let concurrency = NodeKeys(
        "a concurrency",
        [
            NodeKey("key", .template, "Runs whose keys are the same count together; the workflow's when left out."),
            NodeKey("limit", .integer(1...1_000), required: true, "How many of them may work at the same time."),
        ])

    static let schedule = NodeKeys(
        "a schedule",
        [
            NodeKey("cron", .text(maxLength: 200), required: true, "Minute, hour, day, month and weekday, in UTC."),
            NodeKey("inputs", .texts(to: .constant, count: 0...maxInputs), "The inputs of its runs."),
        ])

    static let input = NodeKeys(
        "an input",
        [
            NodeKey(
                "type", .choice(ValueSchema.ValueType.allCases.map(\.rawValue)), required: true, "What it has to be."),
            NodeKey("description", .text(maxLength: 1_024), "What it is for."),
            NodeKey("required", .boolean, "Whether it must be given."),
            NodeKey("default", .constant, "What it is when it is not given."),
            NodeKey("enum", .list(of: .constant, count: 1...100), "The values that it may have."),
            NodeKey("minimum", .number(-1e300...1e300), "The least number."),
            NodeKey("maximum", .number(-1e300...1e300), "The greatest number."),
            NodeKey("minLength", .integer(0...4_194_304), "The fewest characters of a string."),
            NodeKey("maxLength", .integer(0...4_194_304), "The most characters of a string; 1048576 when left out."),
            NodeKey("minItems", .integer(0...100_000), "The fewest elements of a list."),
            NodeKey("maxItems", .integer(0...100_000), "The most elements of a list; 1000 when left out."),
            NodeKey("items", .defined("input"), "What the elements of a list have to be."),
            NodeKey(
                "properties", .names(to: .defined("input"), count: 1...maxInputs),
                "The members of an object, by name; any when left out."),
        ])

    static let definitions: [String: NodeShape] = ["input": .mapping(input)]
}
