import ArgumentParser
import GraphQLJSON

struct ExecuteCommand: EngineCommand {
    static let configuration = CommandConfiguration(
        commandName: "execute", abstract: "Execute an operation over JSON data.",
        discussion: """
            Every field is looked up in the JSON object above it. {"$error": "text"} makes a field fail, \
            {"$args": true} stands for its coerced arguments as JSON text.
            """)

    @Option(help: "The schema in SDL; - is standard input.")
    var schema: String

    @Option(help: "The root value of queries and mutations, a JSON file.")
    var root: String

    @Option(help: "The values of the variables, a JSON file with one object.")
    var variables: String?

    @Option(help: "The operation to execute when the document has several.")
    var operationName: String?

    @Argument(help: "The operation document.")
    var operation: String

    func request() throws -> EngineRequest {
        var files = InputFiles()
        let schema = try files.source(schema)
        let root = try files.json(root)
        let values: JSONValue = if let variables { try files.json(variables) } else { .object(JSONObject()) }
        guard case .object(let given) = values == .null ? .object(JSONObject()) : values else {
            throw CommandFailure("The variables must be a JSON object.")
        }
        return .execute(
            EngineExecution(
                schema: schema, document: try files.source(operation), values: .root(root), variables: given,
                operationName: operationName))
    }
}
