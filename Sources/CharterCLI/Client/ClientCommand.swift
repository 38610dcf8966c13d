import ArgumentParser
import CharterClient

/// A command that talks to a server.
protocol ClientCommand: AsyncParsableCommand {
    var connection: ClientOptions { get }

    /// Throws `ClientError` for what the server or its connection did, `CommandFailure` for wrong usage, and `ExitCode` for
    /// an outcome that has been said already.
    func run(_ client: GraphQLClient, on terminal: Terminal) async throws
}

extension ClientCommand {
    func run() async throws { try await run(on: .standard) }

    /// Says on the terminal what went wrong, and throws the exit status.
    func run(on terminal: Terminal) async throws {
        do {
            let configuration = try connection.configuration()
            try await GraphQLClient.with(configuration) { client in
                try await run(client, on: terminal)
            }
        } catch let error as ClientError {
            terminal.say("error: \(error)")
            if case .notConnected = error { terminal.say("Is a server running at \(connection.url)? See --url.") }
            throw ExitCode(1)
        } catch let failure as CommandFailure {
            terminal.say("error: \(failure)")
            throw ExitCode(2)
        }
    }
}
