import Testing

@testable import GraphQLSchemaTools

@Suite struct SchemaDiffMembersTests {
    @Test func enumValues() throws {
        try expectChanges(
            of: "enum E { A B }", to: "enum E { B C }",
            [
                "VALUE_ADDED_TO_ENUM E.C: C was added to enum type E.",
                "VALUE_REMOVED_FROM_ENUM E.A: A was removed from enum type E.",
            ])
    }

    @Test func unionMembers() throws {
        let types = "type A { a: Int } type B { a: Int } type C { a: Int } "
        try expectChanges(
            of: types + "union U = A | B", to: types + "union U = B | C",
            [
                "TYPE_ADDED_TO_UNION U: C was added to union type U.",
                "TYPE_REMOVED_FROM_UNION U: A was removed from union type U.",
            ])
    }

    @Test(arguments: ["type", "interface"])
    func interfaces(kind: String) throws {
        let types = "interface A { a: Int } interface B { a: Int } "
        try expectChanges(
            of: types + "\(kind) T implements A { a: Int }", to: types + "\(kind) T implements B { a: Int }",
            [
                "IMPLEMENTED_INTERFACE_ADDED T: B added to interfaces implemented by T.",
                "IMPLEMENTED_INTERFACE_REMOVED T: T no longer implements interface A.",
            ])
    }
}
