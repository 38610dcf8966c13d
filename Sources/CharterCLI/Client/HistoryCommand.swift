import ArgumentParser
import CharterClient
import GraphQLOperations

/// `charter history`: the runs that there were.
struct HistoryCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "List the runs of workflows, newest first.",
        discussion: """
            A page of runs as a table, with --json as one object with `runs`, `endCursor` and `hasNextPage`. When there are \
            more, standard error names the --after of the next page.

              charter history --workflow review-diff --status failed --status cancelled
              charter history --first 100 --json

            Exit status: 0, 1 the server refused or could not be reached, 2 wrong usage.
            """)

    @Option(help: "Only runs of this workflow.")
    var workflow: String?

    @Option(
        name: .customLong("status"),
        help: "Only runs that are queued, running, waiting, succeeded, failed or cancelled. May be repeated.")
    var statuses: [String] = []

    @Option(help: "How many runs at most, 1 to 500.")
    var first = 20

    @Option(help: "Where the page before ended.")
    var after: String?

    @OptionGroup(title: "Server")
    var connection: ClientOptions

    func validate() throws {
        if !(1...500).contains(first) { throw ValidationError("--first is 1 to 500.") }
    }

    func run(_ client: GraphQLClient, on terminal: Terminal) async throws {
        let filter = WorkflowHistoryFilterInput(
            workflow: Nullable(workflow), statuses: Nullable(statuses.isEmpty ? nil : statuses))
        let response = try await client.response(
            to: WorkflowHistoryQuery(first: first, after: Nullable(after), filter: .value(filter)))
        let page = try response.get().workflowHistory
        if connection.json { return terminal.print(try JSONLine.rootField(of: response)) }
        var table = TextTable(["RUN", "WORKFLOW", "STATUS", "DONE", "CREATED", "TOOK", "ERROR"])
        for run in page.runs {
            let fraction = run.progress.isFinite ? min(max(run.progress, 0), 1) : 0
            table.add([
                run.id, run.workflow, run.status, "\(Int((fraction * 100).rounded(.down))) %", run.createdAt,
                TextTable.duration(run.duration), TextTable.cut(run.error ?? "", to: 60),
            ])
        }
        terminal.print(table.text)
        if page.hasNextPage, let cursor = page.endCursor { terminal.say("more: --after \(cursor)") }
    }
}
