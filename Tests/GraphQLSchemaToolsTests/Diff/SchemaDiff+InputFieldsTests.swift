import Testing

@testable import GraphQLSchemaTools

@Suite struct SchemaDiffInputFieldsTests {
    @Test func addedAndRemovedFields() throws {
        try expectChanges(
            of: "input T { a: Int b: Int }", to: "input T { b: Int c: Int d: Int! e: Int! = 1 }",
            [
                "FIELD_REMOVED T.a: T.a was removed.",
                "OPTIONAL_INPUT_FIELD_ADDED T.c: An optional field c on input type T was added.",
                "REQUIRED_INPUT_FIELD_ADDED T.d: A required field d on input type T was added.",
                "OPTIONAL_INPUT_FIELD_ADDED T.e: An optional field e on input type T was added.",
            ])
    }

    @Test(arguments: [("Int", "Int!", false), ("Int!", "Int", true), ("[Int!]", "[Int]", true), ("Int", "ID", false)])
    func changedTypes(old: String, new: String, isSafe: Bool) throws {
        try expectChanges(
            of: "input T { a: \(old) }", to: "input T { a: \(new) }",
            [
                "\(isSafe ? "FIELD_CHANGED_KIND_SAFE" : "FIELD_CHANGED_KIND") T.a: T.a changed type from \(old) to \(new)."
            ])
    }

    @Test func whatTheReferenceDoesNotRate() throws {
        try expectChanges(
            of: "input T { a: Int = 1 b: Int }", to: "input T { a: Int = 2 b: Int = 3 }",
            [
                "INPUT_FIELD_DEFAULT_VALUE_CHANGED T.a: T.a has changed defaultValue from 1 to 2.",
                "INPUT_FIELD_DEFAULT_VALUE_CHANGED T.b: T.b has changed defaultValue from none to 3.",
            ])
        try expectChanges(
            of: "input T { a: Int b: Int }", to: "input T @oneOf { a: Int b: Int }",
            ["ONE_OF_ADDED T: T accepts exactly one of its fields from now on."])
        try expectChanges(
            of: "input T @oneOf { a: Int b: Int }", to: "input T { a: Int b: Int }",
            ["ONE_OF_REMOVED T: T accepts any of its fields together from now on."])
    }
}
