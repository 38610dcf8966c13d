import Testing

@Suite struct RootFieldCheckTests {
    @Test func onlyRootFieldsAreRoutes() {
        #expect(
            diagnoseRoutes(#"type Query { a: Thing } type Thing { b: Int @rest(path: "/b") }"#) == [
                #"A.graphql:1:45: @rest on "Thing.b" has no effect: only fields of the query, mutation and "#
                    + #"subscription types are routes. Move it to one that gives "Thing"."#
            ])
    }
}
