import ArgumentParser
import CharterApp

/// The command `charter`: the server, and the GraphQL engine without a network.
@main
struct Charter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "charter",
        abstract: "A schema-first GraphQL server for language models.",
        discussion: """
            `charter serve` starts the server; `charter ask`, `run`, `watch` and those listed with them talk to one; \
            `charter mock` serves any schema with made-up values; all other commands work on schema and operation files, \
            without a network. `charter help COMMAND` says more. Exit status: 0 done, 1 the input has errors or the \
            server failed, 2 wrong usage or a file that cannot be read.
            """,
        version: CharterServer.version,
        subcommands: [
            ServeCommand.self, MigrateCommand.self, CheckWorkflowsCommand.self, OperationsCommand.self,
            OpenAPICommand.self,
        ] + ClientCommands.all + EngineCommands.all)

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            // Wrong usage is 2 by the tool's contract, where the parser would say 64.
            let code = exitCode(for: error)
            guard code == .validationFailure else { exit(withError: error) }
            StandardError.write(fullMessage(for: error) + "\n")
            exit(withError: ExitCode(2))
        }
    }
}
