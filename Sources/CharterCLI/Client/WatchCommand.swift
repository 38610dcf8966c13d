import ArgumentParser
import CharterClient

/// `charter watch`: the events of a run.
struct WatchCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Follow a run from its beginning, or from where you were, to its end.",
        discussion: """
            Each event is a line on standard output, with --json an object that has all there is to say of it, its \
            `position` included. The events of a run that ended long ago are shown, too. A broken connection is opened \
            again: no event is left out and none comes twice.

              charter watch 01J9Z3
              charter watch 01J9Z3 --after 41 --json

            Exit status: as `charter run`.
            """)

    @Argument(help: "The run.")
    var id: String

    @Option(help: "The position of the last event that you have.")
    var after: String?

    @OptionGroup(title: "Server")
    var connection: ClientOptions

    func run(_ client: GraphQLClient, on terminal: Terminal) async throws {
        var display = RunDisplay(connection.json ? .json : .answer, on: terminal)
        let outcome = try await RunFollowing.follow(id, after: after, client, &display)
        if outcome != .succeeded { throw outcome.exitCode }
    }
}
