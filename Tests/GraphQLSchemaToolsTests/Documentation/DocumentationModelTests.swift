import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

@Suite struct DocumentationModelTests {
    private let sdl = """
        schema { query: Root mutation: M }
        type Root { z(i: I): Z a: [A!]! } type M { a: A } type Z { x: Int } type A implements N { x: Int } interface N { x: Int }
        union U = A | Z input I { e: E = V } enum E { V } scalar S directive @d(s: S) on FIELD
        """

    @Test func rootsComeFirstThenKindsByName() throws {
        let model = DocumentationModel(try Schema.build(sdl: sdl))
        #expect(
            model.groups.map {
                "\($0.title): \(($0.types.map(\.name) + $0.directives.map(\.name)).joined(separator: " "))"
            } == [
                "Operations: Root M", "Objects: A Z", "Interfaces: N", "Unions: U", "Enums: E", "Input objects: I",
                "Scalars: Boolean Int S String", "Directives: d",
            ])
        #expect(model.groups.allSatisfy { (try? SchemaCoordinate(parsing: $0.anchor)) == nil })
    }

    @Test func usesAreFieldsArgumentsAndUnions() throws {
        let model = DocumentationModel(try Schema.build(sdl: sdl))
        func uses(_ name: String) throws -> [String] {
            model.uses(of: try #require(model.schema.type(name))).map(\.description)
        }
        #expect(try uses("A") == ["Root.a", "M.a", "U"])
        #expect(try uses("I") == ["Root.z(i:)"])
        #expect(try uses("E") == ["I.e"])
        #expect(try uses("S") == ["@d(s:)"])
        #expect(try uses("Root") == [])
    }

    @Test func coordinatesThatHaveAnAnchor() throws {
        let model = DocumentationModel(try Schema.build(sdl: sdl))
        #expect(model.has(.type("A")))
        #expect(model.has(.member(type: "E", name: "V")))
        #expect(model.has(.directive("d")))
        #expect(!model.has(.type("__Type")))
        #expect(!model.has(.type("ID")))
        #expect(!model.has(.directive("skip")))
    }
}
