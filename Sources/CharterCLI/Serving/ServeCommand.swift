import ArgumentParser
import CharterApp
import Foundation
import Logging

/// `charter serve`: the server until SIGTERM or SIGINT.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the schema over HTTP, WebSocket and server-sent events.")

    // The settings are one table for options, environment and help, so the parser only passes them through.
    @Argument(parsing: .captureForPassthrough)
    var options: [String] = []

    func run() async throws {
        if options.contains("--help") || options.contains("-h") {
            print(Settings.help, terminator: "")
            return
        }
        let settings: ServerSettings
        do throws(ConfigurationError) {
            settings = try ServerSettings.load(
                arguments: options, environment: ProcessInfo.processInfo.environment)
        } catch {
            StandardError.write("error: \(error.mistakes.joined(separator: "\nerror: "))\nSee charter serve --help.\n")
            throw ExitCode(2)
        }
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var logger = Logger(label: "charter")
        logger.logLevel = settings.logLevel
        do {
            let server = try await CharterServer.make(settings, logger: logger)
            try await UntilSignal.run(logger: logger) {
                try await server.run { url in
                    print("listening on \(url)")
                    fflush(nil)
                }
            }
        } catch let error as ConfigurationError {
            StandardError.write("\(error)\n")
            throw ExitCode(2)
        } catch {
            StandardError.write("error: \(error)\n")
            throw ExitCode(1)
        }
    }
}
