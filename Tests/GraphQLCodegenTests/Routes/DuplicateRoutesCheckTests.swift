import Testing

@Suite struct DuplicateRoutesCheckTests {
    @Test func aRouteIsThereOnce() {
        #expect(
            diagnoseRoutes(
                """
                type Query {
                  a: Int @rest(path: "/x")
                  b: Int @rest(path: "/x")
                }
                """) == [
                    #"A.graphql:3:10: @rest on "Query.b" is a second route for GET /x: see "Query.a" at "#
                        + "A.graphql:2:10. Change one of them."
                ])
    }

    @Test func pathsOfTheSameShapeAreTheSame() {
        #expect(
            diagnoseRoutes(
                """
                type Query {
                  a(id: ID!): Int @rest(path: "/x/{id}/y")
                  b(name: ID!): Int @rest(path: "/x/{name}/y")
                }
                """) == [
                    #"A.graphql:3:21: @rest on "Query.b" has the route GET /x/{name}/y, which no request can tell "#
                        + #"from /x/{id}/y: see "Query.a" at A.graphql:2:19. Change one of them."#
                ])
    }

    @Test func textGoesBeforeAVariable() {
        #expect(
            diagnoseRoutes(
                """
                type Query {
                  a(id: ID!): Int @rest(path: "/x/{id}")
                  b: Int @rest(path: "/x/all") @rest(method: POST, path: "/x/all")
                }
                """) == [])
    }
}
