import ArgumentParser
import CharterClient

/// `charter retry`: goes on with a run that failed.
struct RetryCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Go on with a failed or cancelled run from where it stopped.",
        discussion: """
            Finished steps are kept. Prints the run's status, with --json all there is to say of it; `charter watch ID` \
            follows it.

            Exit status: 0 it goes on, 1 it did not fail or the server could not be reached, 2 wrong usage.
            """)

    @Argument(help: "The run.")
    var id: String

    @OptionGroup(title: "Server")
    var connection: ClientOptions

    func run(_ client: GraphQLClient, on terminal: Terminal) async throws {
        let response = try await client.response(to: RetryWorkflowMutation(id: id))
        let run = try response.get().retryWorkflow
        terminal.print(connection.json ? try JSONLine.rootField(of: response) : run.status)
    }
}
