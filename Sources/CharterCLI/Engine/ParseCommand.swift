import ArgumentParser

struct ParseCommand: EngineCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Print a document in canonical form, or its syntax error as JSON.")

    @Argument(help: "The document, executable or type system; - is standard input.")
    var file: String

    func request() throws -> EngineRequest {
        var files = InputFiles()
        return .parse(document: try files.source(file))
    }
}
