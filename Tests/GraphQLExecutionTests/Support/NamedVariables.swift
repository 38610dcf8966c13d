import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

@testable import GraphQLExecution

extension VariableValues {
    /// Values of `Int` variables by name, as a request would have given them.
    static func integers(_ values: KeyValuePairs<String, Int64>) throws -> VariableValues {
        let names = values.map { "$\($0.key): Int" }.joined(separator: " ")
        let document = try Document.parse(Source("query(\(names)) { a }"))
        let declared = OperationVariables(
            document.operations[0].variableDefinitions, in: document, try Schema.build(sdl: "type Query { a: Int }"))
        return VariableValues(declared, .many(values.map { .int($0.value) }))
    }
}
