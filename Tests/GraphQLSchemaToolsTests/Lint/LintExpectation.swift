import GraphQLLanguage
import GraphQLSchema
import Testing

@testable import GraphQLSchemaTools

/// What one rule finds in a schema, whatever its default severity: `line:column message`.
func findings(of rule: any LintRule.Type, in sdl: String) throws -> [String] {
    let configuration = try LintConfiguration(Source("{\"rules\": {\"\(rule.name)\": \"error\"}}", name: "test"))
    let document = try Document.parse(Source(sdl, name: "s.graphql"))
    let schema = try? Schema.build([document], options: SchemaBuildOptions(checksTypeSystem: false))
    return Linter(configuration: configuration).lint([document], schema: schema).filter { $0.rule == rule.name }
        .map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.message)" }
}

/// The places alone: `line:column`.
func places(of rule: any LintRule.Type, in sdl: String) throws -> [String] {
    try findings(of: rule, in: sdl).map { String($0.prefix { $0 != " " }) }
}
