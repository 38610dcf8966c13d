import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

/// The operations behind the socket: fixed texts, so each is parsed and planned once.
public struct SocketOperations: Sendable {
    /// They run where only trusted documents do.
    public static let trustedDocuments: [TrustedDocument] = all.map {
        TrustedDocument(id: DocumentIdentifier($0.name), name: $0.name, operationType: $0.type, text: $0.text)
    }

    static let all = [submit, request, run, runs, metrics]

    let name: String
    let type: OperationType
    let text: [UInt8]

    private init(_ name: String, _ type: OperationType, _ text: String) {
        self.name = name
        self.type = type
        self.text = Array(text.utf8)
    }

    func request(_ variables: JSONObject) -> GraphQLRequest { GraphQLRequest(query: text, variables: variables) }

    static let submit = SocketOperations(
        "SocketSubmitAIRequest", .mutation,
        """
        mutation SocketSubmitAIRequest($input: AIRequestInput!) { submitAIRequest(input: $input) { id } }
        """)

    static let request = SocketOperations(
        "SocketAIRequest", .subscription,
        """
        subscription SocketAIRequest($id: ID!, $after: String) {
          aiRequestStream(id: $id, after: $after) {
            __typename
            position
            timestamp
            ... on AIRequestStarted { model attempt }
            ... on AIRequestDelta { text }
            ... on AIRequestCompleted { response { content model tokensUsed responseTime } }
            ... on AIRequestFailed { error errorCode }
          }
        }
        """)

    private static let event = """
        fragment Event on WorkflowEvent {
          id workflow sequence position type step status progress data timestamp
        }
        """

    static let run = SocketOperations(
        "SocketWorkflowProgress", .subscription,
        """
        subscription SocketWorkflowProgress($id: ID!, $after: String) {
          workflowProgress(id: $id, after: $after) { ...Event }
        }
        \(event)
        """)

    static let runs = SocketOperations(
        "SocketWorkflowEvents", .subscription,
        """
        subscription SocketWorkflowEvents($after: String) { workflowEvents(after: $after) { ...Event } }
        \(event)
        """)

    static let metrics = SocketOperations(
        "SocketSystemMetrics", .subscription,
        """
        subscription SocketSystemMetrics($every: Float!) {
          systemMetricsStream(every: $every) {
            uptime residentMemory requestsServed requestsInFlight meanLatency p99Latency activeSubscriptions modelCalls
            modelTokens
          }
        }
        """)
}
