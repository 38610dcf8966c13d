import ArgumentParser
import CharterClient
import Foundation
import GraphQLOperations

/// `charter logs`: a user's calls of language models.
struct LogsCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "logs", abstract: "List a user's calls of language models, newest first.",
        discussion: """
            The calls as a table with the beginnings of prompts and answers, with --json as an array that has all of them. \
            When there may be more, standard error names the --after of the next page.

              charter logs alice --since 24h
              charter logs alice --since 2026-01-31 --first 1000 --json

            Exit status: 0, 1 the server refused or could not be reached, 2 wrong usage.
            """)

    @Argument(help: "The id of the user.")
    var user: String

    @Option(help: "How many calls at most, 1 to 1000.")
    var first = 50

    @Option(help: "Only calls since then: a time in ISO 8601, a date, or how long ago, such as 90s, 15m, 24h or 7d.")
    var since: PointInTime?

    @Option(help: "Where the page before ended.")
    var after: String?

    @OptionGroup(title: "Server")
    var connection: ClientOptions

    func validate() throws {
        if !(1...1_000).contains(first) { throw ValidationError("--first is 1 to 1000.") }
    }

    func run(_ client: GraphQLClient, on terminal: Terminal) async throws {
        let response = try await client.response(
            to: UserLogsQuery(
                userId: user, first: first, after: Nullable(after), from: Nullable(since?.text(now: Date()))))
        let entries = (try response.get().userLogs ?? []).compactMap { $0 }
        if connection.json { return terminal.print(try JSONLine.rootField(of: response)) }
        var table = TextTable(["TIME", "MODEL", "OUTCOME", "TOKENS", "TOOK", "PROMPT", "RESPONSE"])
        for entry in entries {
            table.add([
                entry.timestamp, entry.modelType, entry.errorCode ?? entry.outcome.rawValue.lowercased(),
                (entry.tokensEstimated ? "~" : "") + "\(entry.tokensUsed)", TextTable.duration(entry.duration),
                TextTable.cut(entry.prompt, to: 40), TextTable.cut(entry.response, to: 60),
            ])
        }
        terminal.print(table.text)
        if entries.count >= first, let last = entries.last { terminal.say("more: --after \(last.cursor)") }
    }
}
