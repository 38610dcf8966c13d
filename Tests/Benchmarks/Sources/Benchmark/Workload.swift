import GraphQLJSON

/// The harness's operations S, M and L.
enum Workload {
    static let small = "query($id: ID!){ workflowStatus(id:$id){ id status progress } }"
    static let medium = """
        query M($p: String!, $m: String, $id: ID!) { aiResponse(prompt: $p, model: $m) { content model tokensUsed \
        responseTime timestamp } workflowStatus(id: $id) { id status progress result error steps { name status \
        durationMs } } }
        """
    static let mediumVariables: JSONObject = ["p": "Explain GraphQL", "m": "gpt-4o", "id": "wf-7"]
    static let list = """
        query L($u: ID!) { userLogs(userId: $u, first: 1000) { id timestamp modelType prompt response tokensUsed \
        workflow { id status steps { name status durationMs } } } }
        """
}
