import Testing

@testable import GraphQLSchema

@Suite struct DirectiveCyclesCheckTests {
    @Test func directivesOnArguments() {
        expectValid(
            """
            directive @a(x: Int @b) on ARGUMENT_DEFINITION
            directive @b(x: I) on ARGUMENT_DEFINITION
            input I { i: I @c }
            directive @c on INPUT_FIELD_DEFINITION
            """)
    }

    @Test func itself() {
        expectErrors(
            """
            directive @a(x: Int @a) on ARGUMENT_DEFINITION
            """,
            ExpectedError("Invalid circular reference. The directive @a references itself.", (1, 1)))
    }

    @Test func throughOtherDirectives() {
        expectErrors(
            """
            directive @a(x: Int @b) on ARGUMENT_DEFINITION
              directive @b(x: Int, y: Int @a) on ARGUMENT_DEFINITION
            directive @c(x: Int @a) on ARGUMENT_DEFINITION
            """,
            ExpectedError("Invalid circular reference. The directive @a references itself.", (1, 1)),
            ExpectedError("Invalid circular reference. The directive @b references itself.", (2, 3)))
    }

    @Test func referencesThroughTypesAreLeftAlone() {
        expectValid("directive @a(x: E) on ENUM_VALUE\nenum E { V @a(x: V) }")
    }
}
