import GraphQLJSON

/// How a workflow is started.
public enum N8nTrigger: Sendable, Hashable {
    /// By its webhook node, which listens for POST.
    case webhook(N8nWebhook)
    /// By `POST /api/v1/workflows/{id}/execute`, which only private builds have.
    case execute(N8nID)
}

/// The webhook node of a workflow.
public struct N8nWebhook: Sendable, Hashable {
    /// When the node answers.
    public enum RespondMode: String, Sendable, Hashable, CaseIterable {
        /// At once, and says nothing of the execution.
        case onReceived
        /// At the end, with the output of the last node.
        case lastNode
        /// When a response node is reached, with whatever it says: an execution id, which is then followed, or the result.
        case responseNode
    }

    /// Its path, which may have several segments.
    public var path: String
    /// Whether its editor listens, instead of the published workflow.
    public var isTest: Bool
    public var respondMode: RespondMode
    /// The name of the credential that opens it, in `N8nSettings.credentials`.
    public var credential: String?

    public init(
        path: String, isTest: Bool = false, respondMode: RespondMode = .onReceived, credential: String? = nil
    ) {
        self.path = path
        self.isTest = isTest
        self.respondMode = respondMode
        self.credential = credential
    }
}
