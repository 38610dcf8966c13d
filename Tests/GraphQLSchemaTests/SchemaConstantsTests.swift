import GraphQLJSON
import Testing

@testable import GraphQLSchema

@Suite struct SchemaConstantsTests {
    @Test func argumentsOfAppliedDirectives() throws {
        let schema = try Schema.build(
            sdl: """
                directive @d(list: [Int!], point: Point = {}, e: E! = V, none: Int) repeatable on FIELD_DEFINITION
                enum E { V W }
                input Point { x: Int = 1 }
                type Query { a: Int @d(e: W, list: 3) @d(point: {x: 2}, none: null) }
                """)
        let applied = try #require(schema.rootType(.query)?.field("a")).directives
        #expect(
            applied.map(\.arguments) == [
                ["list": [3], "point": ["x": 1], "e": "W"], ["point": ["x": 2], "e": "V", "none": .null],
            ])
        #expect(applied.map(\.name) == ["d", "d"])
    }

    @Test func argumentsThatDoNotFit() {
        expectErrors(
            "type A { a: Int @deprecated(reason: 5) b: Int @deprecated(reason: null) }\nscalar S @specifiedBy(url: E)",
            ExpectedError("String cannot represent a non string value: 5", (1, 37)),
            ExpectedError("Expected value of type \"String!\", found null.", (1, 67)),
            ExpectedError("String cannot represent a non string value: E", (2, 28)))
    }
}
