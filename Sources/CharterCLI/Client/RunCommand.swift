import ArgumentParser
import CharterClient
import GraphQLJSON
import GraphQLOperations

/// `charter run`: starts a workflow and waits for its end.
struct RunCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a workflow and follow it to its end.",
        discussion: """
            Progress is shown on standard error, a bar in a window and plain lines elsewhere; the result goes to standard \
            output. The run belongs to the server: interrupting this command leaves it running, and `charter watch ID` \
            follows it again. A broken connection is opened again, and nothing is missed.

            Values of --input are read as the workflow declares its inputs: texts as they are, everything else as JSON.

              charter run review-diff --input diff="$(git diff)" --input maxFindings=5
              charter run merge-files --inputs-json inputs.json
              git show | charter run review-diff --inputs-json - --json

            Exit status: 0 the run succeeded, 1 it failed or the server could not be reached, 3 it was cancelled, 2 wrong \
            usage.
            """)

    @Argument(help: "The name of the workflow.")
    var workflow: String

    @Option(name: [.customLong("input"), .short], help: "An input, KEY=VALUE. May be repeated.")
    var inputs: [String] = []

    @Option(help: "A file with a JSON object of inputs, - for standard input; --input is put on top of it.")
    var inputsJson: String?

    @Option(help: "The same key again is the same run again.")
    var idempotencyKey: String?

    @Option(help: "Runs of higher priority start first.")
    var priority: Int?

    @Flag(help: "Print the run's id and do not wait for it.")
    var detach = false

    @OptionGroup(title: "Server")
    var connection: ClientOptions

    func run(_ client: GraphQLClient, on terminal: Terminal) async throws {
        let input = ExecuteWorkflowInput(
            workflow: workflow, inputs: .value(.object(try await gatherInputs(client))),
            idempotencyKey: Nullable(idempotencyKey), priority: Nullable(priority))
        let response = try await client.response(to: ExecuteWorkflowMutation(input: input))
        let id = try response.get().executeWorkflow.id
        if detach {
            terminal.print(connection.json ? try JSONLine.rootField(of: response) : id)
            return
        }
        terminal.say("run \(id)")
        var display = RunDisplay(terminal.errorIsShown ? .bar : .lines, on: terminal)
        _ = try await RunFollowing.follow(id, client, &display)
        let outcome = try await RunFollowing.report(id, json: connection.json, client, on: terminal)
        if outcome != .succeeded { throw outcome.exitCode }
    }

    private func gatherInputs(_ client: GraphQLClient) async throws -> JSONObject {
        var object = JSONObject()
        if let inputsJson {
            var files = InputFiles()
            guard case .object(let members) = try files.json(inputsJson) else {
                throw CommandFailure("\(inputsJson) holds no JSON object.")
            }
            object = members
        }
        guard !inputs.isEmpty else { return object }
        let workflows = try await client.data(of: WorkflowsQuery()).workflows
        guard let definition = workflows.first(where: { $0.name == workflow }) else {
            let names = workflows.map(\.name).joined(separator: ", ")
            throw CommandFailure(
                "There is no workflow \"\(workflow)\"; " + (names.isEmpty ? "there are none." : "there are \(names)."))
        }
        for member in try RunInputs.object(inputs, declared: definition.inputs, workflow: workflow).members {
            object[member.key] = member.value
        }
        return object
    }
}
