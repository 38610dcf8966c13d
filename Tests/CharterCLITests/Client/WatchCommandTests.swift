import GraphQLJSON
import Testing

@testable import CharterCLI

@Suite(.timeLimit(.minutes(5))) struct WatchCommandTests {
    @Test func eventsAreLinesOfTheAnswer() async throws {
        try await FixedServer.with(RunsFixture.server(endingAs: "failed", error: "It broke.")) { server in
            let outcome = try await server.run("watch", "r1", "--after", "0")
            let lines = outcome.output.split(separator: "\n")
            #expect(lines.count == 6)
            #expect(lines.last == "12:00:07   50 %  run.failed: It broke.")
            #expect(outcome.error.isEmpty && outcome.status == 1)
            #expect(server.calls.last?.arguments == ["id": "r1", "after": "0"])
        }
    }

    @Test(arguments: ["ws", "sse"]) func programsGetAnObjectForEachEvent(transport: String) async throws {
        try await FixedServer.with(RunsFixture.server(endingAs: "succeeded")) { server in
            let outcome = try await server.run("watch", "r1", "--json", "--transport", transport)
            let events = try outcome.output.split(separator: "\n").map { try JSONValue.parse(String($0)) }
            #expect(events.map { $0["position"]?.stringValue } == ["1", "2", "3", "4", "5", "6", "7"])
            #expect(events.dropFirst(3).first?["data"] == ["text": "Hm"])
            #expect(outcome.status == 0)
        }
    }

    @Test func aRunThatHadEndedBeforeHasItsOutcome() async throws {
        var root = RunsFixture.server(endingAs: "cancelled")
        if case .object(var object) = root {
            object["workflowProgress"] = []
            root = .object(object)
        }
        try await FixedServer.with(root) { server in
            let outcome = try await server.run("watch", "r1", "--after", "7")
            #expect(outcome == FixedServer.Outcome(output: "", error: "", status: 3))
        }
    }
}
