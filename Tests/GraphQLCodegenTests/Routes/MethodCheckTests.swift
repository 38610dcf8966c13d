import Testing

@Suite struct MethodCheckTests {
    private let query = "type Query { q: Int }\n"

    @Test func getChangesNothing() {
        #expect(
            diagnoseRoutes(query + #"type Mutation { m: Int @rest(path: "/m") }"#) == [
                #"A.graphql:2:24: @rest on "Mutation.m" answers GET, which must not change anything, with a mutation. "#
                    + "Give it method: POST, PUT, PATCH or DELETE."
            ])
    }

    @Test func eventsAreAskedForByGet() {
        #expect(
            diagnoseRoutes(query + #"type Subscription { s: Int @rest(method: POST, path: "/s") }"#) == [
                #"A.graphql:2:28: @rest on "Subscription.s" answers POST with a subscription. Event streams are asked "#
                    + "for by GET: remove the method."
            ])
    }

    @Test func unknownMethodsAreMistakesOfTheSchema() {
        let found = diagnoseField(#": Int @rest(method: FETCH, path: "/s")"#)
        #expect(found.count == 1)
        #expect(found.first?.contains("FETCH") == true)
    }
}
