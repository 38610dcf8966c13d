import ArgumentParser
import CharterApp
import CharterStorage
import Foundation
import Logging

/// `charter migrate`: the database's schema, brought up to date or looked at.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring the database's schema up to date, or say where it stands.",
        discussion: """
            The database is that of `charter serve`: DATABASE_URL, or an SQLite file in the data directory. Migrations \
            only go forward; each is applied once, in a transaction of its own, however many replicas try at once. \
            `charter serve` does the same at its start unless CHARTER_MIGRATE is false.

            Exit status: 0 up to date, 1 the database cannot be used or differs from this release (with --status also \
            when something is pending), 2 wrong usage.
            """)

    @Flag(help: "List all migrations with their state and change nothing.")
    var status = false

    @Option(help: "The database, as DATABASE_URL would say it.")
    var databaseURL: String?

    @Option(help: "The data directory, for SQLite.")
    var dataDir: String?

    func run() async throws {
        try await CommandFailure.reporting {
            let schema = DatabaseSchema(
                try settings(), logger: Logger(label: "charter.migrate") { _ in SwiftLogNoOpLogHandler() })
            if status {
                let all = try await told { try await schema.status() }
                try SystemFile.standardOutput.write(
                    Array(all.map { Self.line($0.component, $0.version, $0.name, $0.state) + "\n" }.joined().utf8))
                if all.contains(where: { !Self.isApplied($0) }) { throw ExitCode(1) }
            } else {
                let applied = try await told { try await schema.migrate() }
                for migration in applied {
                    try SystemFile.standardOutput.write(
                        Array("applied \(migration.component) \(migration.version) \(migration.name)\n".utf8))
                }
                if applied.isEmpty { try SystemFile.standardOutput.write(Array("up to date\n".utf8)) }
            }
        }
    }

    private func settings() throws -> ServerSettings {
        var arguments: [String] = []
        if let databaseURL { arguments += ["--database-url", databaseURL] }
        if let dataDir { arguments += ["--data-dir", dataDir] }
        do throws(ConfigurationError) {
            return try ServerSettings.load(arguments: arguments, environment: ProcessInfo.processInfo.environment)
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    /// Says what is wrong with the database and ends with 1.
    private func told<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as StorageError {
            StandardError.write("error: \(error)\n")
            throw ExitCode(1)
        }
    }

    static func line(_ component: String, _ version: Int, _ name: String, _ state: MigrationStatus.State) -> String {
        let text =
            switch state {
            case .pending: "pending"
            case .applied(let date): "applied \(date.formatted(.iso8601))"
            case .changed(let date): "changed since it was applied \(date.formatted(.iso8601))"
            case .unknown(let date): "of a newer release, applied \(date.formatted(.iso8601))"
            }
        return "\(component) \(version) \(name): \(text)"
    }

    private static func isApplied(_ migration: MigrationStatus) -> Bool {
        if case .applied = migration.state { return true }
        return false
    }
}
