import Testing

@Suite struct OperationRouteCheckTests {
    private let schema = "type Query { f(id: ID): Int }"

    @Test func anOperationHasItsOwnSelection() {
        #expect(
            diagnoseRoutes(schema, operations: "\nquery Q @rest(path: \"/q\", selection: \"{ f }\") { f }") == [
                #"Operations/O.graphql:2:9: @rest on "Q" has a selection, but the operation has its own. Remove it."#
            ])
    }

    @Test func itsVariablesAreTheArguments() {
        #expect(
            diagnoseRoutes(schema, operations: #"query Q($a: ID) @rest(path: "/q/{id}") { f(id: $a) }"#) == [
                #"Operations/O.graphql:1:17: @rest on "Q" has {id} in its path, which is no argument. There is "a"."#
            ])
    }

    @Test func theDirectiveIsCheckedAsOthersAre() {
        let found = diagnoseRoutes(schema, operations: #"query Q @rest(paht: "/q") { f }"#)
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.hasPrefix("Operations/O.graphql:1:") })
    }
}
