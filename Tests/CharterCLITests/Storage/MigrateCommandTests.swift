import ArgumentParser
import CharterStorage
import Foundation
import Testing

@testable import CharterCLI

@Suite struct MigrateCommandTests {
    private let url = "sqlite:\(FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path).db"

    private func migrate(_ arguments: String...) async throws {
        try await MigrateCommand.parse(["--database-url", url] + arguments).run()
    }

    @Test func theSchemaIsBroughtUpToDateOnce() async throws {
        await #expect(throws: ExitCode(1)) { try await migrate("--status") }
        try await migrate()
        try await migrate()
        try await migrate("--status")
    }

    @Test func aDatabaseThatCannotBeUsedEndsWithOne() async throws {
        await #expect(throws: ExitCode(1)) {
            try await MigrateCommand.parse(["--database-url", "sqlite:/dev/null/charter.db"]).run()
        }
    }

    @Test func everyStateHasItsLine() {
        let date = Date(timeIntervalSince1970: 0)
        let states: [(MigrationStatus.State, String)] = [
            (.pending, "pending"), (.applied(at: date), "applied 1970-01-01T00:00:00Z"),
            (.changed(appliedAt: date), "changed since it was applied 1970-01-01T00:00:00Z"),
            (.unknown(appliedAt: date), "of a newer release, applied 1970-01-01T00:00:00Z"),
        ]
        for (state, text) in states {
            #expect(
                MigrateCommand.line("events", 1, "create_events", state) == "events 1 create_events: \(text)")
        }
    }
}
