import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

@Suite struct SchemaDiffTests {
    @Test func equalSchemasHaveNoChanges() throws {
        let sdl = """
            "d" type Query implements N @x { id: ID! a(b: [I!] = [{c: 1}]): E @deprecated } interface N { id: ID! }
            enum E { A B } input I @oneOf { c: Int d: [String!] } union U = Query scalar S directive @x on OBJECT
            """
        try expectChanges(sdl, sdl, [])
    }

    @Test func theOrderOfDefinitionsIsNoChange() throws {
        try expectChanges(
            "type Query { a(x: Int, y: Int): U b: Int } union U = Query | T type T { a: E } enum E { A B }",
            "enum E { B A } type T { a: E } union U = T | Query type Query { b: Int a(y: Int, x: Int): U }", [])
    }

    @Test func descriptionsAndDeprecationsAreSafeChanges() throws {
        try expectChanges(
            of: "\"one\" type T { a: Int @deprecated b: Int c(x: Int): Int @deprecated(reason: \"r\") } enum E { A }",
            to:
                "type T { a: Int b: Int @deprecated c(\"x\" x: Int): Int @deprecated(reason: \"s\") } enum E { \"a\" A }",
            [
                "DESCRIPTION_CHANGED T: T has another description.",
                "DEPRECATION_REMOVED T.a: T.a is no longer deprecated.",
                "DEPRECATION_ADDED T.b: T.b was deprecated: No longer supported",
                "DEPRECATION_REASON_CHANGED T.c: T.c has another reason for its deprecation.",
                "DESCRIPTION_CHANGED T.c(x:): T.c(x:) has another description.",
                "DESCRIPTION_CHANGED E.A: E.A has another description.",
            ])
    }

    @Test func removedTypesComeFirstAndDirectivesLast() throws {
        let changes = SchemaDiff.changes(
            from: try Schema.build(sdl: "type Query { a: Int b: Int } type T { a: Int } directive @d on FIELD"),
            to: try Schema.build(sdl: "type Query { a: Int }"))
        #expect(changes.map(\.type) == [.typeRemoved, .fieldRemoved, .directiveRemoved])
    }
}
