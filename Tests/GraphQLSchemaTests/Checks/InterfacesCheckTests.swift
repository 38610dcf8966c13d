import Testing

@testable import GraphQLSchema

@Suite struct InterfacesCheckTests {
    @Test func allInterfaces() {
        expectValid(
            """
            interface A { a: Int }
            interface B implements A { a: Int }
            type T implements A & B { a: Int }
            """)
    }

    @Test func itself() {
        expectErrors(
            """
            interface A implements A { a: Int }
            """,
            ExpectedError("Type A cannot implement itself because it would create a circular reference.", (1, 24)))
    }

    @Test func aCircle() {
        expectErrors(
            """
            interface A implements B { a: Int }
            interface B implements A { a: Int }
            """,
            ExpectedError("Type A cannot implement B because it would create a circular reference.", (2, 24), (1, 24)),
            ExpectedError("Type B cannot implement A because it would create a circular reference.", (1, 24), (2, 24)))
    }

    @Test func repeatedInterfaces() {
        expectErrors(
            """
            interface A { a: Int }
            type T implements A & A { a: Int }
            extend type T implements A
            """,
            ExpectedError("Type T can only implement A once.", (2, 19), (2, 23), (3, 26)),
            ExpectedError("Type T can only implement A once.", (2, 19), (2, 23), (3, 26)))
    }

    @Test func missingTransitiveInterfaces() {
        expectErrors(
            """
            interface A { a: Int }
            interface B implements A { a: Int }
            interface C implements A & B { a: Int }
            type T implements B & C { a: Int }
            """,
            ExpectedError("Type T must implement A because it is implemented by B.", (2, 24), (4, 19)),
            ExpectedError("Type T must implement A because it is implemented by C.", (3, 24), (4, 23)))
    }

    @Test func otherKinds() {
        expectErrors(
            """
            type T implements E & Query { root: Int }
            enum E { V }
            """,
            ExpectedError("Type T must only implement Interface types, it cannot implement E.", (1, 19)),
            ExpectedError("Type T must only implement Interface types, it cannot implement Query.", (1, 23)))
    }
}
