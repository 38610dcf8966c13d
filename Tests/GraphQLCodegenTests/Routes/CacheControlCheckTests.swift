import Testing

@Suite struct CacheControlCheckTests {
    @Test func itSaysSomethingSensible() {
        #expect(
            diagnoseRoutes("type Query { a: Int @cacheControl b: Int @cacheControl(maxAge: -1) }") == [
                #"A.graphql:1:21: @cacheControl on "Query.a" says nothing. Give it a maxAge in seconds."#,
                #"A.graphql:1:42: @cacheControl on "Query.b" has the maxAge -1. Write seconds from 0."#,
            ])
    }

    @Test func onlyAnswersToQueriesAreKept() {
        #expect(
            diagnoseRoutes("type Query { a: Int } type Mutation { b: Int @cacheControl(maxAge: 1) }") == [
                #"A.graphql:1:46: @cacheControl on "Mutation.b" has no effect: what a mutation answers is not kept. "#
                    + "Remove it."
            ])
    }
}
