import Testing

@testable import GraphQLSchemaTools

@Suite struct SchemaDiffTypesTests {
    @Test func addedAndRemovedTypes() throws {
        try expectChanges(
            of: "type T { a: Int }", to: "scalar S",
            ["TYPE_REMOVED T: T was removed.", "TYPE_ADDED S: S was added."])
    }

    @Test(
        arguments: [
            ("scalar T", "a Scalar type"), ("type T { a: Int }", "an Object type"),
            ("interface T { a: Int }", "an Interface type"), ("union T = Query", "a Union type"),
            ("enum T { A }", "an Enum type"), ("input T { a: Int }", "an Input type"),
        ])
    func everyKindIsNamed(old: String, name: String) throws {
        let new = old == "scalar T" ? "enum T { A }" : "scalar T"
        let newName = old == "scalar T" ? "an Enum type" : "a Scalar type"
        try expectChanges(of: old, to: new, ["TYPE_CHANGED_KIND T: T changed from \(name) to \(newName)."])
    }

    @Test func builtInScalarsAreTypesWhereTheyAreUsed() throws {
        try expectChanges(
            "type Query { a: Int b: String }", "type Query { b: String }",
            [
                "TYPE_REMOVED Int: Standard scalar Int was removed because it is not referenced anymore.",
                "FIELD_REMOVED Query.a: Query.a was removed.",
            ])
        try expectChanges(
            "type Query { b: String }", "type Query { b: String } scalar ID", ["TYPE_ADDED ID: ID was added."])
        // Directives that every schema has refer to String and Boolean.
        try expectChanges(
            "type Query { a: Int b: String }", "type Query { a: Int }", ["FIELD_REMOVED Query.b: Query.b was removed."])
    }

    @Test func specifiedByAloneIsNoChange() throws {
        try expectChanges(of: "scalar S @specifiedBy(url: \"https://a\")", to: "scalar S", [])
    }
}
