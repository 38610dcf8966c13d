import Testing

@Suite struct RouteSelectionTests {
    private let thing = "type Thing { id: ID! } union Either = Thing | Other type Other { id: ID }"

    @Test func mistakesOfTheOperationAreReportedAtTheDirective() {
        #expect(
            diagnoseRoutes("type Query {\n  f: Thing @rest(path: \"/x\", selection: \"{ it }\") }\n" + thing) == [
                #"A.graphql:2:12: @rest on "Query.f" has a selection that is not valid: Cannot query field "it" on "#
                    + #"type "Thing". Did you mean "id"?"#
            ])
        #expect(
            diagnoseField(#": Thing @rest(path: "/x", selection: "{ id ( }")"#, and: thing)
                == [#"has a selection that is not valid: Syntax Error: Expected Name, found "}"."#])
    }

    @Test func aSelectionIsOneSetInBraces() {
        #expect(
            diagnoseField(#": Thing @rest(path: "/x", selection: "id")"#, and: thing)
                == [#"has a selection without braces. Write one such as "{ id }"."#])
        #expect(
            diagnoseField(#": Thing @rest(path: "/x", selection: "{ id } g: f { id }")"#, and: thing)
                == ["has a selection of more than one set of braces. Write one."])
    }

    @Test func leavesHaveNone() {
        #expect(
            diagnoseField(#": Int @rest(path: "/x", selection: "{ id }")"#)
                == [#"has a selection, but "f" is "Int", which has no fields. Remove it."#])
    }

    @Test func whatTheDefaultCannotSayIsToBeWritten() {
        let found = diagnoseField(#": Either @rest(path: "/x")"#, and: thing)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("cannot answer with everything: Fields \"id\" conflict") == true)
        #expect(found.first?.hasSuffix("Write a selection.") == true)
    }
}
