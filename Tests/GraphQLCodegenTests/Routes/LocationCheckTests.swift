import Testing

@Suite struct LocationCheckTests {
    private func diagnose(_ location: String, _ more: String = "") -> [String] {
        diagnoseField(
            #": Thing @rest(method: POST, path: "/x", status: 201, location: "\#(location)"\#(more))"#,
            and: "type Thing { id: ID! ownId: ID tags: [String] inner: Other list: [Other] } type Other { id: ID! }")
    }

    @Test func variablesAreScalarsOfTheAnswer() {
        #expect(diagnose("/x/{own_id}/{inner.id}") == [])
        #expect(diagnose("/x/{key}", #", selection: "{ key: id }""#) == [])
    }

    @Test(arguments: ["ownId", "tags", "inner", "list.id", "nothing"])
    func othersAreReported(_ name: String) {
        #expect(
            diagnose("/x/{\(name)}")
                == ["has {\(name)} in its location, which is no scalar of the answer. Select it, by that name."])
    }

    @Test func anOperationsAnswerIsAllOfItsData() {
        let schema = "type Query { id: ID } type Mutation { make: ID }"
        let operation = #"mutation M @rest(method: POST, path: "/m", status: 201, location: "/m/{new}") { new: make }"#
        #expect(diagnoseRoutes(schema, operations: operation) == [])
        #expect(diagnoseRoutes(schema, operations: operation.replacing("{new}", with: "{make}")).count == 1)
    }
}
