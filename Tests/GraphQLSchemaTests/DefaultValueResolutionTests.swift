import GraphQLJSON
import Testing

@testable import GraphQLSchema

@Suite struct DefaultValueResolutionTests {
    @Test func defaultsTakeOverOtherDefaultsInAnyOrder() throws {
        let schema = try Schema.build(
            sdl: """
                type Query { a(x: A = {}, y: [A!] = [{b: {c: "z"}}, {}]): Int }
                input A { b: B = {} n: Int }
                input B { c: String = "c" d: C = {e: V} }
                input C { e: E = W f: Float = 1 }
                enum E { V W }
                """)
        let b: JSONValue = ["c": "c", "d": ["e": "V", "f": 1]]
        let arguments = try #require(schema.rootType(.query)?.field("a")).arguments
        #expect(arguments[0].defaultValue == ["b": b])
        #expect(arguments[1].defaultValue == [["b": ["c": "z", "d": ["e": "V", "f": 1]]], ["b": b]])
        #expect(arguments[1].defaultLiteral == #"[{b: {c: "z"}}, {}]"#)
        #expect(schema.type("A")?.inputFields[0].defaultValue == b)
    }

    @Test func defaultsThatDoNotFit() {
        expectErrors(
            """
            type A { a(x: Int = "s", y: I = {i: 1.5, k: 1}): Int }
            input I { i: Int = E j: [Int!] = [1, null] }
            directive @d(x: Int! = null) on FIELD
            """,
            ExpectedError("I.i has invalid default value: Int cannot represent non-integer value: E", (2, 20)),
            ExpectedError("I.j has invalid default value: Expected value of type \"Int!\", found null.", (2, 38)),
            ExpectedError("A.a(x:) has invalid default value: Int cannot represent non-integer value: \"s\"", (1, 21)),
            ExpectedError(
                "A.a(y:) has invalid default value: Field \"k\" is not defined by type \"I\". Did you mean \"i\" or \"j\"?",
                (1, 42)),
            ExpectedError("A.a(y:) has invalid default value: Int cannot represent non-integer value: 1.5", (1, 37)),
            ExpectedError("@d(x:) has invalid default value: Expected value of type \"Int!\", found null.", (3, 24)))
    }

    @Test func defaultsThatReferToThemselves() {
        expectErrors(
            "input A { a: A = {} }",
            ExpectedError(
                "Invalid circular reference. The default value of Input Object field A.a references itself.", (1, 18)))
        expectErrors(
            """
            input A { b: B = {} }
            input B { n: Int = 1 c: [C] = [{n: 1}] }
            input C { n: Int a: A = {} }
            """,
            ExpectedError(
                "Invalid circular reference. The default value of Input Object field A.b references itself via the "
                    + "default values of: B.c, C.a.", (1, 18), (2, 31), (3, 25)))
    }

    @Test func defaultsThatEndTheirCircle() {
        expectValid("input A { a: A = {a: null} }\ninput B { c: C = {b: {c: {}}} }\ninput C { b: B = {c: null} }")
    }

    @Test func chainsOfTenThousandDefaults() throws {
        let chain = (0..<10_000).map { "input I\($0) { f: I\($0 + 1) = {} }\n" }.joined()
        let found = try schemaErrors(chain + "input I10000 { f: Int }\ntype Query { a: Int }")
        #expect(found.map(\.message) == ["I9899.f has a default value that is too large."])
    }

    @Test func defaultsThatDouble() throws {
        let doubling = (0..<60).map { "input I\($0) { f: I\($0 + 1) = {} g: I\($0 + 1) = {} }\n" }.joined()
        #expect(try schemaErrors(doubling + "input I60 { f: Int = 1 }\ntype Query { a: Int }") == [])
    }
}
