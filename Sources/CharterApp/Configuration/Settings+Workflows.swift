/// Workflows: where they are defined, who works on them, and what their steps may reach.
extension Settings {
    static let workflowsDirectory = Setting(
        "workflows-dir", .path, default: "Deploy/workflows",
        "Directory with the definitions of workflows, *.yaml; changes are seen without restart.")
    static let workers = Setting(
        "workers", .integer(0...1000), default: "4", "Runs that this replica works on at once; 0 leaves them to others."
    )
    static let lease = Setting(
        "run-lease", .seconds(1...3600), default: "30",
        "Time after which a run whose worker gave no sign of life goes on elsewhere.")
    static let heartbeat = Setting(
        "run-heartbeat", .seconds(0.1...600), default: "5",
        "Time between two signs of life; also how soon a cancelled run hears of it.")
    static let reaperInterval = Setting(
        "run-reaper-interval", .seconds(0.1...600), default: "5",
        "Time between two looks for runs whose worker is lost.")
    static let stepAllowedHosts = Setting(
        "step-allowed-hosts", .list, default: "",
        "Hosts that HTTP steps may reach although their addresses are private, as HOST or HOST:PORT.")

    static let workflows = Group(
        title: "Workflows",
        settings: [workflowsDirectory, workers, lease, heartbeat, reaperInterval, stepAllowedHosts])

    static let n8nURL = Setting("n8n-url", .text, "Base URL of an n8n server, such as https://n8n.example.org.")
    static let n8nKey = Setting("n8n-api-key", .secret, "Key for its API.")
    static let n8nWebhookURL = Setting(
        "n8n-webhook-url", .text, "Base URL of its webhooks, when it differs from --n8n-url.")
    static let n8nCredentialsFile = Setting(
        "n8n-credentials-file", .path, "JSON file with what opens its webhooks, by the names that steps use for it.")
    static let callbackURL = Setting(
        "callback-url", .text, "This server's URL as n8n reaches it; without it, executions are polled.")
    static let callbackSecret = Setting(
        "callback-secret", .secret, "Signs callback URLs, 16 characters or more, the same on all replicas.")

    static let n8n = Group(
        title: "n8n", settings: [n8nURL, n8nKey, n8nWebhookURL, n8nCredentialsFile, callbackURL, callbackSecret])
}
