import GraphQLJSON
import Testing

@testable import CharterCLI

/// The commands that say something to a run: signal, cancel and retry.
@Suite(.timeLimit(.minutes(5))) struct SignalCommandTests {
    @Test func aSignalCarriesItsPayload() async throws {
        try await FixedServer.with(RunsFixture.server(endingAs: "succeeded")) { server in
            let outcome = try await server.run("signal", "r1", "approval", "--payload", #"{"approved":true}"#)
            #expect(outcome == FixedServer.Outcome(output: "running\n", error: "", status: 0))
            #expect(
                server.calls.last?.arguments
                    == ["id": "r1", "name": "approval", "payload": ["approved": true]])
            _ = try await server.run("signal", "r1", "approval")
            #expect(server.calls.last?.arguments == ["id": "r1", "name": "approval"])
            let wrong = try await server.run("signal", "r1", "approval", "--payload", "{")
            #expect(wrong.status == 2 && wrong.error.contains("--payload is no JSON"))
        }
    }

    @Test func runsAreCancelledAndRetried() async throws {
        try await FixedServer.with(RunsFixture.server(endingAs: "succeeded")) { server in
            #expect(try await server.run("cancel", "r1").output == "cancelled\n")
            #expect(try await server.run("retry", "r1").output == "queued\n")
            #expect(server.calls.map(\.field) == ["cancelWorkflow", "retryWorkflow"])
            let json = try JSONValue.parse(try await server.run("cancel", "r1", "--json").output)
            #expect(json["id"] == "r1")
        }
        try await FixedServer.with(["cancelWorkflow": ["$error": "It has ended."]]) { server in
            let outcome = try await server.run("cancel", "r1")
            #expect(outcome.status == 1 && outcome.output.isEmpty && outcome.error.hasPrefix("error: "))
        }
    }
}
