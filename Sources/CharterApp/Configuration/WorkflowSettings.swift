/// Which workflows there are, who works on runs, and what their steps may reach.
public struct WorkflowSettings: Sendable {
    public var directory: String
    public var workers: Int
    public var lease: Duration
    public var heartbeat: Duration
    public var reaperInterval: Duration
    /// Hosts, or hosts with ports, that HTTP steps may reach although their addresses are private.
    public var allowedHosts: [String]
    /// Nil when no n8n server is configured.
    public var n8n: N8n?

    /// How the n8n server is reached, and reaches this one.
    public struct N8n: Sendable {
        public var url: String
        public var key: String?
        public var webhookURL: String?
        public var credentialsFile: String?
        public var callbackURL: String?
        public var callbackSecret: String?
    }

    init(_ values: SettingValues) throws(ConfigurationError) {
        directory = values.text(Settings.workflowsDirectory) ?? "Deploy/workflows"
        workers = values.integer(Settings.workers)
        lease = values.duration(Settings.lease)
        heartbeat = values.duration(Settings.heartbeat)
        reaperInterval = values.duration(Settings.reaperInterval)
        allowedHosts = values.list(Settings.stepAllowedHosts)
        guard heartbeat * 3 <= lease else {
            throw ConfigurationError(mistakes: [
                "\(Settings.heartbeat.option) must be at most a third of \(Settings.lease.option), or lost signs of life "
                    + "lose the run."
            ])
        }
        let secret = values.text(Settings.callbackSecret)
        if let secret, secret.utf8.count < 16 {
            throw ConfigurationError(mistakes: [
                "\(Settings.callbackSecret.environmentVariable)=…: must have 16 characters or more"
            ])
        }
        let callbackURL = values.text(Settings.callbackURL)
        if callbackURL != nil, secret == nil {
            throw ConfigurationError(mistakes: [
                "\(Settings.callbackURL.option) needs \(Settings.callbackSecret.option), which signs what is called back."
            ])
        }
        guard let url = values.text(Settings.n8nURL) else { return }
        n8n = N8n(
            url: url, key: values.text(Settings.n8nKey), webhookURL: values.text(Settings.n8nWebhookURL),
            credentialsFile: values.text(Settings.n8nCredentialsFile),
            callbackURL: callbackURL, callbackSecret: secret)
    }
}
