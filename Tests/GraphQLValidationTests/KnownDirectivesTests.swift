import Testing

@testable import GraphQLValidation

@Suite struct KnownDirectivesTests {
    @Test func directivesInTheirPlacesPass() throws {
        try expectValid(
            "query($a: Int @onVariable) @onQuery { dog @onField @skip(if: true) { ... @include(if: true) { name } } }",
            KnownDirectives.self)
    }

    @Test func unknownOnesDoNot() throws {
        try expectErrors(
            "{ dog @nope(a: 1) { name } }", KnownDirectives.self, [Expected("Unknown directive \"@nope\".", "1:7")])
    }

    @Test func misplacedOnesDoNot() throws {
        try expectErrors(
            "query($a: Int @onField) @skip(if: true) { dog @onQuery { ... @onField { ...F @onField } } } "
                + "fragment F on Dog @onField { name } mutation @onQuery { __typename }", KnownDirectives.self,
            [
                Expected("Directive \"@onField\" may not be used on VARIABLE_DEFINITION.", "1:15"),
                Expected("Directive \"@skip\" may not be used on QUERY.", "1:25"),
                Expected("Directive \"@onQuery\" may not be used on FIELD.", "1:47"),
                Expected("Directive \"@onField\" may not be used on INLINE_FRAGMENT.", "1:62"),
                Expected("Directive \"@onField\" may not be used on FRAGMENT_SPREAD.", "1:78"),
                Expected("Directive \"@onField\" may not be used on FRAGMENT_DEFINITION.", "1:111"),
                Expected("Directive \"@onQuery\" may not be used on MUTATION.", "1:138"),
            ])
    }
}
