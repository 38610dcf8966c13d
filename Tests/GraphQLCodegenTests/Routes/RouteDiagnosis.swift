import GraphQLCodegen
import GraphQLLanguage
import Testing

/// The mistakes of a schema with routes, each as `file:line:column: message`.
func diagnoseRoutes(_ sdl: String, operations: String? = nil) -> [String] {
    let operations = operations.map { [Source($0, name: "Operations/O.graphql")] } ?? []
    let result = GeneratorPipeline.run([Source(sdl, name: "A.graphql")], operations: operations)
    #expect(result.files.isEmpty == !result.diagnostics.isEmpty)
    return result.diagnostics.map { $0.description.replacing(": error", with: "") }
}

/// The messages of a schema whose query type has the field that is given, without place and subject.
func diagnoseField(_ field: String, and more: String = "") -> [String] {
    diagnoseRoutes("type Query { f\(field) }\n\(more)").map { message in
        message.replacing(#/^A\.graphql:\d+:\d+: @rest on "Query\.f" /#, with: "")
    }
}
