import ArgumentParser
import CharterClient
import GraphQLJSON
import GraphQLOperations

/// `charter signal`: sends an event to a run.
struct SignalCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "signal", abstract: "Send an event to a run, for a step that waits for one or will.",
        discussion: """
            The payload is what the step gets as its output. Prints the run's status, with --json all there is to say of it.

              charter signal 01J9Z3 approval --payload '{"approved": true}'

            Exit status: 0 sent, 1 the run has ended or the server could not be reached, 2 wrong usage.
            """)

    @Argument(help: "The run.")
    var id: String

    @Argument(help: "What the step waits for.")
    var name: String

    @Option(help: "A JSON value.")
    var payload: String?

    @OptionGroup(title: "Server")
    var connection: ClientOptions

    func run(_ client: GraphQLClient, on terminal: Terminal) async throws {
        var value = Nullable<JSONValue>.absent
        if let payload {
            do throws(JSONError) {
                value = .value(try JSONValue.parse(payload))
            } catch {
                throw CommandFailure("--payload is no JSON: \(error.message) (byte \(error.offset)).")
            }
        }
        let response = try await client.response(to: SignalWorkflowMutation(id: id, name: name, payload: value))
        let run = try response.get().signalWorkflow
        terminal.print(connection.json ? try JSONLine.rootField(of: response) : run.status)
    }
}
