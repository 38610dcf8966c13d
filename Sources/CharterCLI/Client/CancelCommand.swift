import ArgumentParser
import CharterClient

/// `charter cancel`: asks a run to stop.
struct CancelCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Ask a run to stop.",
        discussion: """
            A run that works stops within seconds, one that waits at once. Prints the run's status, with --json all there is \
            to say of it.

            Exit status: 0 asked, 1 the run has ended otherwise or the server could not be reached, 2 wrong usage.
            """)

    @Argument(help: "The run.")
    var id: String

    @OptionGroup(title: "Server")
    var connection: ClientOptions

    func run(_ client: GraphQLClient, on terminal: Terminal) async throws {
        let response = try await client.response(to: CancelWorkflowMutation(id: id))
        let run = try response.get().cancelWorkflow
        terminal.print(connection.json ? try JSONLine.rootField(of: response) : run.status)
    }
}
