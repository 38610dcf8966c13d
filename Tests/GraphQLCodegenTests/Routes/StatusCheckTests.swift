import Testing

@Suite struct StatusCheckTests {
    private let thing = "type Thing { id: ID! }"

    private func diagnose(_ arguments: String) -> [String] {
        diagnoseField(#": Thing @rest(method: POST, path: "/x", \#(arguments))"#, and: thing)
    }

    @Test func statusesAreThoseOfSuccess() {
        for status in [200, 201, 202, 204] { #expect(diagnose("status: \(status)") == []) }
        #expect(diagnose("status: 302") == ["has the status 302. Write 200, 201, 202 or 204."])
    }

    @Test func aLocationComesWithSomethingNew() {
        #expect(diagnose(#"status: 201, location: "/x/{id}""#) == [])
        #expect(
            diagnose(#"location: "/x""#) == [
                "has a location, which comes with the statuses 201 and 202 alone. Give it one of them, or remove the "
                    + "location."
            ])
        #expect(
            diagnose(#"status: 202, location: "x""#)
                == [#"has no usable location. The path must begin with "/" and name something."#])
    }

    @Test func anAnswerWithoutContentHasNoFields() {
        #expect(
            diagnose(#"status: 204, selection: "{ id }""#) == [
                "has the status 204 and a selection, but an answer without content has no fields. Remove one of them."
            ])
    }

    @Test func eventStreamsHaveNone() {
        #expect(
            diagnoseRoutes(
                #"type Query { q: Int } type Subscription { s: Int @rest(path: "/s", status: 202) }"#) == [
                    #"A.graphql:1:50: @rest on "Subscription.s" has the status 202, but event streams have 200. "#
                        + "Remove it."
                ])
    }
}
