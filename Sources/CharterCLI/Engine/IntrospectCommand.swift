import ArgumentParser

struct IntrospectCommand: EngineCommand {
    static let configuration = CommandConfiguration(
        commandName: "introspect", abstract: "Answer the full introspection query.")

    @Option(help: "The schema in SDL; - is standard input.")
    var schema: String

    func request() throws -> EngineRequest {
        var files = InputFiles()
        return .introspect(schema: try files.source(schema))
    }
}
