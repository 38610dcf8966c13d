import Foundation

/// Where n8n is, how it wants to be addressed, and how patient we are with it.
public struct N8nSettings: Sendable, Hashable {
    /// Up to and without `/api/v1`, for instance `https://n8n.example.com`.
    public var baseURL: N8nBaseURL
    /// Opens the public API. Without one, executions cannot be looked at, found, stopped or repeated: only callbacks and
    /// the answers of webhooks tell how they end.
    public var apiKey: N8nSecret?
    /// Sends the key as `Authorization: Bearer` too, as private builds want it.
    public var sendsBearer: Bool
    /// Where webhooks are served, when that is elsewhere.
    public var webhookBaseURL: N8nBaseURL?
    /// Where n8n reaches us; nil for no callbacks.
    public var callbackBaseURL: N8nBaseURL?
    /// Signs the callback URLs; at least 16 bytes. Every replica needs the same one.
    public var callbackSecret: N8nSecret?
    /// What opens webhooks, by the names that steps use for it, so that no definition holds a secret.
    public var credentials: [String: N8nWebhookCredential]
    public var patience: N8nPatience
    /// Bound of an answer, in bytes. Longer results are left with n8n.
    public var maximumAnswerBytes: Int

    public init(
        baseURL: N8nBaseURL, apiKey: N8nSecret? = nil, sendsBearer: Bool = false, webhookBaseURL: N8nBaseURL? = nil,
        callbackBaseURL: N8nBaseURL? = nil, callbackSecret: N8nSecret? = nil,
        credentials: [String: N8nWebhookCredential] = [:], patience: N8nPatience = N8nPatience(),
        maximumAnswerBytes: Int = 8 << 20
    ) {
        self.baseURL = baseURL
        self.apiKey = apiKey
        self.sendsBearer = sendsBearer
        self.webhookBaseURL = webhookBaseURL
        self.callbackBaseURL = callbackBaseURL
        self.callbackSecret = callbackSecret
        self.credentials = credentials
        self.patience = patience
        self.maximumAnswerBytes = maximumAnswerBytes
    }
}

/// How long we wait for what.
public struct N8nPatience: Sendable, Hashable {
    /// Before the first look at an execution.
    public var firstPoll: Duration
    /// What the rest between looks grows to.
    public var maximumPoll: Duration
    /// By what the rest grows with each look.
    public var pollFactor: Double
    /// How long an execution may be unknown to the API: it is written after its webhook has answered, and deleted at its
    /// end where n8n keeps no successful ones.
    public var notFound: Duration
    /// How long to look for an execution whose id nobody told us.
    public var search: Duration
    /// How long n8n may be out of reach while an execution is under way.
    public var unreachable: Duration
    /// The most that an execution may take.
    public var execution: Duration
    /// For every request to the API, and for webhooks that answer at once.
    public var request: Duration
    /// For webhooks that answer when the workflow has ended.
    public var response: Duration
    /// By how much n8n's clock may differ from ours.
    public var clockSkew: Duration

    public init(
        firstPoll: Duration = .seconds(2), maximumPoll: Duration = .seconds(15), pollFactor: Double = 1.5,
        notFound: Duration = .seconds(30), search: Duration = .seconds(60), unreachable: Duration = .seconds(600),
        execution: Duration = .seconds(86_400), request: Duration = .seconds(30), response: Duration = .seconds(120),
        clockSkew: Duration = .seconds(30)
    ) {
        self.firstPoll = firstPoll
        self.maximumPoll = maximumPoll
        self.pollFactor = pollFactor
        self.notFound = notFound
        self.search = search
        self.unreachable = unreachable
        self.execution = execution
        self.request = request
        self.response = response
        self.clockSkew = clockSkew
    }
}
