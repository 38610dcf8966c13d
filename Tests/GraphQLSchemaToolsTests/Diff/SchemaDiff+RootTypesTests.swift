import Testing

@testable import GraphQLSchemaTools

@Suite struct SchemaDiffRootTypesTests {
    @Test func anotherRootTypeAndNone() throws {
        let types = " type A { a: Int } type B { a: Int }"
        try expectChanges(
            "schema { query: A mutation: B }" + types, "schema { query: B }" + types,
            [
                "ROOT_TYPE_CHANGED A: Operations of type query are of type B; they were of type A.",
                "ROOT_TYPE_CHANGED B: Operations of type mutation are no longer accepted; they were of type B.",
            ])
    }

    @Test func aNewRootTypeIsNoChangeOfItsOwn() throws {
        let types = " type A { a: Int } type B { a: Int }"
        try expectChanges("schema { query: A }" + types, "schema { query: A mutation: B }" + types, [])
    }
}
