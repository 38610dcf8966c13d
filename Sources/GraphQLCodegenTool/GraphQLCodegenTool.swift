import Foundation
import GraphQLCodegen
import GraphQLLanguage

/// The generator as a program: `GraphQLCodegenTool [--client] <folder of .graphql files> <output folder>`; with `--client`
/// the typed operations of clients, else the code of a server.
///
/// Prints every mistake as compilers do and exits with 1. Rewrites only files whose text has changed, so that nothing
/// else is compiled again, and removes those of schema files that are gone.
@main
enum GraphQLCodegenTool {
    static func main() {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let isForClient = arguments.first == "--client"
        if isForClient { arguments.removeFirst() }
        guard arguments.count == 2 else {
            print("usage: GraphQLCodegenTool [--client] <schema folder> <output folder>")
            exit(64)
        }
        do {
            let output = OutputFolder(URL(fileURLWithPath: arguments[1], isDirectory: true))
            let reading = SchemaFolder(URL(fileURLWithPath: arguments[0], isDirectory: true))
            guard reading.diagnostics.isEmpty else { fail(reading.diagnostics) }
            let result = GeneratorPipeline.run(
                reading.schema, operations: reading.operations, for: isForClient ? .client : .server)
            guard result.diagnostics.isEmpty else { fail(result.diagnostics) }
            try output.write(result.files)
        } catch {
            print("error: \(error.localizedDescription)")
            exit(1)
        }
    }

    private static func fail(_ diagnostics: [Diagnostic]) -> Never {
        for diagnostic in diagnostics { print(diagnostic) }
        exit(1)
    }
}
