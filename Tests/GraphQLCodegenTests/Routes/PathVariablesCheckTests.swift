import Testing

@Suite struct PathVariablesCheckTests {
    private let input = "input In { id: ID!, tags: [String!], inner: In }"

    @Test func variablesAreArgumentsOrTheirFields() {
        #expect(diagnoseField(#"(id: ID!, in: In): Int @rest(path: "/a/{id}/{in.inner.id}")"#, and: input) == [])
    }

    @Test func unknownOnesAreNamedWithWhatThereIs() {
        #expect(
            diagnoseRoutes("type Query {\n  f(id: ID!): Int @rest(path: \"/a/{it}/{id.x}\")\n}") == [
                #"A.graphql:2:19: @rest on "Query.f" has {id.x} in its path, which is no argument. There is "id"."#,
                #"A.graphql:2:19: @rest on "Query.f" has {it} in its path, which is no argument. There is "id"."#,
            ])
        #expect(
            diagnoseField(#": Int @rest(path: "/a/{it}")"#)
                == ["has {it} in its path, which is no argument. There are no arguments."])
    }

    @Test func objectsAndListsAreNoSegments() {
        let fix = "a segment is one scalar or enum value. Name a field of it, or take it from the query or the body."
        #expect(
            diagnoseField(#"(in: In, all: [Int]): Int @rest(path: "/a/{in}/{all}/{in.tags}")"#, and: input) == [
                #"has {all} in its path, whose type is "[Int]": "# + fix,
                #"has {in.tags} in its path, whose type is "[String!]": "# + fix,
                #"has {in} in its path, whose type is "In": "# + fix,
            ])
    }

    @Test func aVariableStandsOnce() {
        #expect(
            diagnoseField(#"(id: ID!): Int @rest(path: "/a/{id}/{id}")"#)
                == ["has {id} twice in its path. Remove one of them."])
    }

    @Test func whatIsNoPathIsReported() {
        #expect(
            diagnoseRoutes(#"type Query { f: Int @rest(path: "a") }"#) == [
                #"A.graphql:1:21: @rest on "Query.f" has no usable path. The path must begin with "/" and "#
                    + "name something."
            ])
    }
}
