import Testing

@testable import GraphQLSchemaTools

@Suite struct SchemaDiffDirectivesTests {
    @Test func addedAndRemovedDirectives() throws {
        try expectChanges(
            of: "directive @a on FIELD", to: "directive @b on FIELD",
            ["DIRECTIVE_REMOVED @a: a was removed.", "DIRECTIVE_ADDED @b: b was added."])
    }

    @Test func arguments() throws {
        try expectChanges(
            of: "directive @a(x: Int, t: Int, v: Int = 1) on FIELD",
            to: "directive @a(y: Int, z: Int!, w: Int! = 1, t: Int!, v: Int = 2) on FIELD",
            [
                "DIRECTIVE_ARG_REMOVED @a(x:): x was removed from a.",
                "OPTIONAL_DIRECTIVE_ARG_ADDED @a(y:): An optional arg y on directive a was added.",
                "REQUIRED_DIRECTIVE_ARG_ADDED @a(z:): A required arg z on directive a was added.",
                "OPTIONAL_DIRECTIVE_ARG_ADDED @a(w:): An optional arg w on directive a was added.",
                "DIRECTIVE_ARG_CHANGED_KIND @a(t:): @a(t:) has changed type from Int to Int!.",
                "DIRECTIVE_ARG_DEFAULT_VALUE_CHANGED @a(v:): @a(v:) has changed defaultValue from 1 to 2.",
            ])
    }

    @Test func repeatableAndLocations() throws {
        try expectChanges(
            of: "directive @a repeatable on FIELD | QUERY directive @b on FIELD",
            to: "directive @a on FIELD directive @b repeatable on FIELD | OBJECT",
            [
                "DIRECTIVE_REPEATABLE_REMOVED @a: Repeatable flag was removed from a.",
                "DIRECTIVE_LOCATION_REMOVED @a: QUERY was removed from a.",
                "DIRECTIVE_REPEATABLE_ADDED @b: Repeatable flag was added to b.",
                "DIRECTIVE_LOCATION_ADDED @b: OBJECT was added to b.",
            ])
    }

    @Test func ownDefinitionsOfBuiltInDirectivesAreCompared() throws {
        try expectChanges(
            "type Query { a: String }",
            "type Query { a: String } \"Leaves out a field or fragment when the argument is true.\" "
                + "directive @skip(\"Whether to leave out.\" if: Boolean!) on FIELD | FRAGMENT_SPREAD",
            ["DIRECTIVE_LOCATION_REMOVED @skip: INLINE_FRAGMENT was removed from skip."])
    }
}
