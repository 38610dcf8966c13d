import Testing

@testable import GraphQLSchema

@Suite struct KnownDirectivesRuleTests {
    @Test func knownDirectives() {
        expectValid(
            """
            directive @a on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
            schema @a { query: Query }
            scalar S @a
            type A @a { a(x: Int @a): Int @a }
            interface F @a { a: Int }
            union U @a = A
            enum E @a { B @a }
            input I @a { i: Int @a }
            extend input I { j: Int @a }
            """)
    }

    @Test func operationsAndFragmentsAmongTheDefinitions() {
        expectErrors(
            """
            directive @a on QUERY | VARIABLE_DEFINITION | FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION
            query ($v: Int @a) @a { b @a ...F @a ... @a { c } }
            fragment F on Query @a { d }
            mutation @a { e @nope }
            """,
            ExpectedError("Directive \"@a\" may not be used on MUTATION.", (4, 10)),
            ExpectedError("Unknown directive \"@nope\".", (4, 17)))
    }

    @Test func ofTwoDefinitionsTheLastOneCounts() throws {
        let errors = try schemaErrors(
            """
            directive @a on OBJECT
            type Query @a { a: Int @a }
            directive @a on FIELD_DEFINITION
            """)
        #expect(
            errors == [
                ExpectedError("There can be only one directive named \"@a\".", (1, 12), (3, 12)),
                ExpectedError("Directive \"@a\" may not be used on OBJECT.", (2, 12)),
            ])
    }

    @Test func unknownDirectives() {
        expectErrors(
            """
            type A @nope { a(x: Int @nopeToo): Int @deprecated }
            extend scalar S @nope
            scalar S
            """,
            ExpectedError("Unknown directive \"@nope\".", (1, 8)),
            ExpectedError("Unknown directive \"@nopeToo\".", (1, 25)),
            ExpectedError("Unknown directive \"@nope\".", (2, 17)))
    }

    @Test func misplacedDirectives() {
        expectErrors(
            """
            directive @a on FIELD
            schema @a { query: Query }
            scalar S @a
            type A @a { a(x: Int @a): Int @a }
            interface F @deprecated { a: Int }
            union U @a = A
            enum E @a { B @a }
            input I @a { i: Int @a }
            extend input I { j: Int @skip(if: true) }
            """,
            ExpectedError("Directive \"@a\" may not be used on SCHEMA.", (2, 8)),
            ExpectedError("Directive \"@a\" may not be used on SCALAR.", (3, 10)),
            ExpectedError("Directive \"@a\" may not be used on OBJECT.", (4, 8)),
            ExpectedError("Directive \"@a\" may not be used on ARGUMENT_DEFINITION.", (4, 22)),
            ExpectedError("Directive \"@a\" may not be used on FIELD_DEFINITION.", (4, 31)),
            ExpectedError("Directive \"@deprecated\" may not be used on INTERFACE.", (5, 13)),
            ExpectedError("Directive \"@a\" may not be used on UNION.", (6, 9)),
            ExpectedError("Directive \"@a\" may not be used on ENUM.", (7, 8)),
            ExpectedError("Directive \"@a\" may not be used on ENUM_VALUE.", (7, 15)),
            ExpectedError("Directive \"@a\" may not be used on INPUT_OBJECT.", (8, 9)),
            ExpectedError("Directive \"@a\" may not be used on INPUT_FIELD_DEFINITION.", (8, 21)),
            ExpectedError("Directive \"@skip\" may not be used on INPUT_FIELD_DEFINITION.", (9, 25)))
    }
}
