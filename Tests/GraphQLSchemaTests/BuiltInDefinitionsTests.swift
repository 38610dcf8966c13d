import GraphQLLanguage
import Testing

@testable import GraphQLSchema

@Suite struct BuiltInDefinitionsTests {
    private let schema: Schema

    init() throws { schema = try Schema.build(sdl: "type Query { a: Int }") }

    @Test func directives() {
        #expect(Set(schema.directives.map(\.name)) == BuiltInDefinitions.directives)
        #expect(schema.directives.allSatisfy { $0.isBuiltIn && $0.origin == nil && !$0.isRepeatable })
        #expect(
            schema.directive("deprecated")?.locations
                == [.fieldDefinition, .argumentDefinition, .inputFieldDefinition, .enumValue])
        #expect(schema.directive("deprecated")?.argument("reason")?.defaultValue == "No longer supported")
        #expect(schema.directive("skip")?.arguments.map { schema.text($0.type) } == ["Boolean!"])
        #expect(schema.directive("specifiedBy")?.locations == [.scalar])
        #expect(schema.directive("oneOf")?.locations == [.inputObject])
    }

    @Test func introspectionTypes() {
        #expect(Set(schema.types.suffix(8).map(\.name)) == BuiltInDefinitions.introspectionTypes)
        let includeDeprecated = schema.type("__Field")?.field("args")?.argument("includeDeprecated")
        #expect(includeDeprecated?.defaultValue == false)
        #expect(schema.type("__Type")?.field("isOneOf") != nil)
        #expect(
            schema.type("__DirectiveLocation")?.enumValues.map(\.name) == DirectiveLocation.allCases.map(\.rawValue))
        #expect(schema.type("__TypeKind")?.enumValues.count == 8)
    }

    @Test func unreferencedScalarsAreNotIntrospected() throws {
        #expect(schema.introspectedTypes.contains(schema.scalar(.int)))
        #expect(schema.introspectedTypes.contains(schema.scalar(.string)))
        #expect(!schema.introspectedTypes.contains(schema.scalar(.float)))
        #expect(!schema.introspectedTypes.contains(schema.scalar(.id)))
    }

    @Test func documentsMayDefineThemThemselves() throws {
        let schema = try Schema.build(
            sdl: """
                scalar String
                type Int { a: Float }
                type __Type { a: Int }
                directive @deprecated(reason: String, since: Int) on FIELD_DEFINITION
                directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
                type Query { a: Int @deprecated(since: 3) }
                """)
        #expect(schema.type("String")?.builtInScalar == .string)
        #expect(schema.type("Int")?.kind == .scalar)
        #expect(schema.type("__Type")?.field("ofType") != nil)
        #expect(schema.directives.map(\.name).prefix(2) == ["deprecated", "defer"])
        #expect(schema.directives.count == 6)
        #expect(schema.directive("deprecated")?.isBuiltIn == false)
        #expect(schema.rootType(.query)?.field("a")?.deprecationReason == "No longer supported")
    }
}
