import CharterModels

extension DefinitionVocabulary {
    /// The kinds of steps: a step has exactly one of these keys.
    static let kinds: [NodeKey] = [
        NodeKey("model", .mapping(model), "Asks a language model. Gives content, model, tokensUsed and finishReason."),
        NodeKey("http", .mapping(http), "Sends an HTTP request. Gives status, headers and body."),
        NodeKey("n8n", .mapping(n8n), "Runs an n8n workflow and gives its result."),
        NodeKey("transform", .value, "Gives a value that is made of others."),
        NodeKey("delay", .either([.templated(.duration), .mapping(delay)]), "Waits for a duration or until a time."),
        NodeKey("wait", .mapping(wait), "Waits for a signal from outside and gives its payload."),
    ]

    private static let model = NodeKeys(
        "a model step",
        [
            NodeKey(
                "task", .choice(ModelTask.allCases.map(\.rawValue)),
                "What kind of answer is wanted; `generate` when left out."),
            NodeKey("model", .template, "The name or alias of a registered model; the default model when left out."),
            NodeKey("system", .template, "Instructions that frame the conversation, behind those of the task."),
            NodeKey("prompt", .template, "What to say to the model."),
            NodeKey(
                "messages", .either([.expression, .list(of: .mapping(message), count: 1...200)]),
                "A conversation, oldest first, instead of a prompt."),
            NodeKey("maximumTokens", .templated(.integer(1...1_000_000)), "The most tokens to generate."),
            NodeKey("temperature", .templated(.number(0...2)), "Randomness."),
            NodeKey("topP", .templated(.number(0.000_001...1)), "Only tokens within this share of probability."),
            NodeKey("stop", .list(of: .template, count: 1...16), "Texts that end the answer."),
            NodeKey("seed", .templated(.integer(Int.min...Int.max)), "Asks for the same answer to the same request."),
        ], rules: [.exactlyOne(["prompt", "messages"])])

    private static let message = NodeKeys(
        "a message",
        [
            NodeKey("role", .choice(["system", "user", "assistant"]), required: true, "Who speaks."),
            NodeKey("content", .template, required: true, "What is said."),
        ])

    private static let http = NodeKeys(
        "an HTTP step",
        [
            NodeKey(
                "method", .choice(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]),
                "The request's method; GET when left out."),
            NodeKey("url", .template, required: true, "An http or https URL; write `{{ … | urlEncode }}` in it."),
            NodeKey(
                "query", .texts(to: .value, count: 0...100),
                "Parameters behind the URL, encoded; null ones are left out."),
            NodeKey("headers", .texts(to: .template, count: 0...50), "Header fields."),
            NodeKey("json", .value, "The body, as JSON."),
            NodeKey("body", .template, "The body, as text."),
            NodeKey(
                "expect", .list(of: .integer(100...599), count: 1...50),
                "Statuses that are no failure; 200 to 299 when left out."),
            NodeKey("redirects", .integer(0...10), "How many redirects are followed; 3 when left out."),
            NodeKey("maximumBytes", .integer(1...4_194_304), "What the answer may have; 1048576 when left out."),
        ], rules: [.atMostOne(["json", "body"])])

    private static let n8n = NodeKeys(
        "an n8n step",
        [
            NodeKey("workflow", .value, "The workflow's id."),
            NodeKey("trigger", .choice(["webhook", "execute"]), "How it is started; `webhook` when left out."),
            NodeKey("path", .template, "The webhook's path, as its node shows it."),
            NodeKey("test", .templated(.boolean), "Whether the workflow's editor listens."),
            NodeKey(
                "respond", .choice(["onReceived", "lastNode", "responseNode"]),
                "When the webhook answers, as its node is set; `onReceived` when left out."),
            NodeKey("credential", .template, "The configured credential that opens the webhook."),
            NodeKey("publish", .templated(.boolean), "Whether to publish the workflow when its webhook is not known."),
            NodeKey("data", .value, "What the workflow gets."),
        ])

    private static let delay = NodeKeys(
        "a delay",
        [
            NodeKey("for", .templated(.duration), "How long to wait."),
            NodeKey("until", .template, "The time to wait for: ISO 8601, such as 2026-01-31T12:00:00Z."),
        ], rules: [.exactlyOne(["for", "until"])])

    private static let wait = NodeKeys(
        "a wait",
        [
            NodeKey("signal", .template, required: true, "The name of the signal."),
            NodeKey("timeout", .templated(.duration), "How long to wait; for ever when left out."),
            NodeKey(
                "onTimeout", .choice(["fail", "continue"]),
                "Whether the step fails when no signal came, or gives null; `fail` when left out."),
        ], rules: [.requires("onTimeout", "timeout")])
}
