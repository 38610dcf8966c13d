import GraphQLRoutes
import Testing

@Suite struct RESTNameTests {
    @Test(arguments: [
        ("tokensUsed", "tokens_used"), ("id", "id"), ("userID", "user_id"), ("httpURLPath", "http_url_path"),
        ("__typename", "__typename"), ("a", "a"), ("AIRequest", "ai_request"), ("already_there", "already_there"),
        ("v2Name", "v2_name"),
    ])
    func writesInSnakeCase(_ name: String, _ expected: String) { #expect(RESTName.snakeCase(name) == expected) }
}
