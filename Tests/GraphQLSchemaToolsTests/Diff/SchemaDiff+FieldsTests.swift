import Testing

@testable import GraphQLSchemaTools

@Suite struct SchemaDiffFieldsTests {
    @Test(arguments: ["type", "interface"])
    func addedAndRemovedFields(kind: String) throws {
        try expectChanges(
            of: "\(kind) T { a: Int b: Int }", to: "\(kind) T { b: Int c: Int! }",
            ["FIELD_REMOVED T.a: T.a was removed.", "FIELD_ADDED T.c: T.c was added."])
    }

    @Test(arguments: [
        ("Int", "Int!", true), ("Int!", "Int", false), ("Int", "String", false), ("Int", "[Int]", false),
        ("[Int]", "[Int!]!", true), ("[Int!]", "[Int]", false), ("[[Int]]", "[Int]", false), ("Query", "N", false),
    ])
    func changedTypes(old: String, new: String, isSafe: Bool) throws {
        try expectChanges(
            of: "interface N { a: String } type T { a: \(old) }", to: "interface N { a: String } type T { a: \(new) }",
            [
                "\(isSafe ? "FIELD_CHANGED_KIND_SAFE" : "FIELD_CHANGED_KIND") T.a: T.a changed type from \(old) to \(new)."
            ])
    }

    @Test func anObjectInPlaceOfItsInterfaceIsBreaking() throws {
        let types = "interface N { a: Int } type O implements N { a: Int } "
        try expectChanges(
            of: types + "type T { a: N }", to: types + "type T { a: O }",
            ["FIELD_CHANGED_KIND T.a: T.a changed type from N to O."])
    }
}
