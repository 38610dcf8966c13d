import ArgumentParser

struct PrintSchemaCommand: EngineCommand {
    static let configuration = CommandConfiguration(
        commandName: "print-schema", abstract: "Print a schema as SDL, extensions merged in, or its errors as JSON.")

    @Option(help: "The schema in SDL; - is standard input.")
    var schema: String

    func request() throws -> EngineRequest {
        var files = InputFiles()
        return .printSchema(schema: try files.source(schema))
    }
}
