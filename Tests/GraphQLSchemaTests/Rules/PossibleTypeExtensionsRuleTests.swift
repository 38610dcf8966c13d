import Testing

@testable import GraphQLSchema

@Suite struct PossibleTypeExtensionsRuleTests {
    @Test func extensionsOfTheirKind() {
        expectValid(
            """
            extend scalar S @a
            extend type A { b: Int }
            extend interface F { b: Int }
            extend union U = B
            extend enum E { Z }
            extend input I { j: Int }
            scalar S
            type A { a: Int }
            type B { b: Int }
            interface F { f: Int }
            union U = A
            enum E { Y }
            input I { i: Int }
            directive @a on SCALAR
            """)
    }

    @Test func ofTwoDefinitionsTheLastOneCounts() {
        expectErrors(
            """
            scalar A
            enum A { B }
            extend enum A { C }
            extend scalar A @specifiedBy(url: "u")
            """,
            ExpectedError("There can be only one type named \"A\".", (1, 8), (2, 6)),
            ExpectedError("Cannot extend non-scalar type \"A\".", (2, 1), (4, 1)))
    }

    @Test func unknownTypes() {
        expectErrors(
            """
            type Color { a: Int }
            extend type Colour { b: Int }
            extend enum Nothing { A }
            extend scalar String @specifiedBy(url: "u")
            """,
            ExpectedError("Cannot extend type \"Colour\" because it is not defined. Did you mean \"Color\"?", (2, 13)),
            ExpectedError("Cannot extend type \"Nothing\" because it is not defined.", (3, 13)),
            ExpectedError("Cannot extend type \"String\" because it is not defined.", (4, 15)))
    }

    @Test func otherKinds() {
        expectErrors(
            """
              type A { a: Int }
              extend input A { i: Int }
              extend union A = Query
              extend scalar A @specifiedBy(url: "u")
              extend enum A { B }
              extend interface A { b: Int }
              scalar S
              extend type S { b: Int }
            """,
            ExpectedError("Cannot extend non-input object type \"A\".", (1, 3), (2, 3)),
            ExpectedError("Cannot extend non-union type \"A\".", (1, 3), (3, 3)),
            ExpectedError("Cannot extend non-scalar type \"A\".", (1, 3), (4, 3)),
            ExpectedError("Cannot extend non-enum type \"A\".", (1, 3), (5, 3)),
            ExpectedError("Cannot extend non-interface type \"A\".", (1, 3), (6, 3)),
            ExpectedError("Cannot extend non-object type \"S\".", (7, 3), (8, 3)))
    }
}
