import Testing

@testable import GraphQLSchema

@Suite struct InterfaceImplementationCheckTests {
    @Test func covariantFields() {
        expectValid(
            """
            interface F { a: F b: [F] c: U d: Int e(x: Int): Int }
            type T implements F { a: T! b: [T!]! c: T d: Int! e(x: Int, y: Int, z: Int! = 1): Int }
            union U = T
            """)
    }

    @Test func missingFields() {
        expectErrors(
            """
            interface F { a: Int b: Int }
            type T implements F { b: Int }
            extend type T { c: Int }
            """,
            ExpectedError("Interface field F.a expected but T does not provide it.", (1, 15), (2, 1), (3, 1)))
    }

    @Test func otherTypes() {
        expectErrors(
            """
            interface F { a: Int! b: [Int] c: F d: F }
            type T implements F { a: Int b: Int c: Query d: [T] }
            """,
            ExpectedError("Interface field F.a expects type Int! but T.a is type Int.", (1, 18), (2, 26)),
            ExpectedError("Interface field F.b expects type [Int] but T.b is type Int.", (1, 26), (2, 33)),
            ExpectedError("Interface field F.c expects type F but T.c is type Query.", (1, 35), (2, 40)),
            ExpectedError("Interface field F.d expects type F but T.d is type [T].", (1, 40), (2, 49)))
    }

    @Test func arguments() {
        expectErrors(
            """
            interface F { a(x: Int, y: Int): Int }
            type T implements F { a(x: Int!, z: Int!): Int }
            """,
            ExpectedError(
                "Interface field argument F.a(x:) expects type Int but T.a(x:) is type Int!.", (1, 20), (2, 28)),
            ExpectedError("Interface field argument F.a(y:) expected but T.a does not provide it.", (1, 25), (2, 23)),
            ExpectedError(
                "Object field T.a includes required argument z that is missing from the Interface "
                    + "field F.a.", (2, 34), (1, 15)))
    }

    @Test func deprecation() {
        expectErrors(
            """
            interface F { a: Int b: Int @deprecated }
            type T implements F { a: Int @deprecated b: Int @deprecated }
            """,
            ExpectedError(
                "Interface field F.a is not deprecated, so implementation field T.a must not be "
                    + "deprecated.", (2, 30), (2, 26)))
    }
}
