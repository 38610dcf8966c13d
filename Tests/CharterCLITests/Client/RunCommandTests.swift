import Foundation
import GraphQLJSON
import Testing

@testable import CharterCLI

@Suite(.timeLimit(.minutes(5))) struct RunCommandTests {
    @Test(arguments: ["ws", "sse"]) func aRunThatSucceedsPrintsItsResult(transport: String) async throws {
        try await FixedServer.with(RunsFixture.server(endingAs: "succeeded", result: "All is well.")) { server in
            let outcome = try await server.run(
                "run", "review", "--input", "text=5", "--input", "limit=3", "--input", #"tags=["a"]"#, "--transport",
                transport, "--idempotency-key", "k", "--priority", "7")
            #expect(outcome.output == "All is well.\n")
            #expect(outcome.status == 0)
            #expect(
                outcome.error.split(separator: "\n") == [
                    "run r1", "12:00:01    0 %  run.queued", "12:00:02    0 %  run.started",
                    "12:00:03    0 %  step.started  ask", "12:00:05   50 %  step.completed  ask",
                    "12:00:06   50 %  step.started  merge", "12:00:07  100 %  run.succeeded",
                ])
            let input = server.calls.first { $0.field == "executeWorkflow" }?.arguments["input"]
            #expect(
                input == [
                    "workflow": "review", "inputs": ["text": "5", "limit": 3, "tags": ["a"]], "idempotencyKey": "k",
                    "priority": 7,
                ])
        }
    }

    @Test(arguments: [("failed", Int32(1)), ("cancelled", 3)])
    func theExitStatusIsTheOutcome(status: String, code: Int32) async throws {
        try await FixedServer.with(RunsFixture.server(endingAs: status, error: "It broke.")) { server in
            let outcome = try await server.run("run", "review")
            #expect(outcome.output.isEmpty)
            #expect(outcome.status == code)
            #expect(outcome.error.hasSuffix("run r1 \(status): It broke. (UPSTREAM_ERROR)\n"))
        }
    }

    @Test func aWindowGetsABar() async throws {
        try await FixedServer.with(RunsFixture.server(endingAs: "succeeded", result: "x\u{1B}[31m")) { server in
            let outcome = try await server.run("run", "review", isWindow: true)
            #expect(outcome.error.contains("\r\u{1B}[2K[###############---------------]  50 %  running  merge"))
            #expect(outcome.error.hasSuffix("100 %  succeeded\n"))
            // What comes from elsewhere does not steer the window.
            #expect(outcome.output == "x\u{FFFD}[31m\n")
        }
    }

    @Test func programsGetJSON() async throws {
        try await FixedServer.with(RunsFixture.server(endingAs: "failed", error: "It broke.")) { server in
            let outcome = try await server.run("run", "review", "--json")
            let run = try JSONValue.parse(outcome.output)
            #expect(run["id"] == "r1" && run["error"] == "It broke." && outcome.status == 1)
            let detached = try await server.run("run", "review", "--detach")
            #expect(detached == FixedServer.Outcome(output: "r1\n", error: "", status: 0))
        }
    }

    @Test func inputsComeFromAFileToo() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "inputs-\(UUID().uuidString).json")
        try Data(#"{"text":"a","limit":1}"#.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try await FixedServer.with(RunsFixture.server(endingAs: "succeeded")) { server in
            _ = try await server.run("run", "review", "--inputs-json", file.path, "--input", "limit=2", "--detach")
            #expect(
                server.calls.last?.arguments["input"]
                    == ["workflow": "review", "inputs": ["text": "a", "limit": 2]])
        }
    }

    @Test(arguments: [
        (["--input", "text"], "KEY=VALUE"), (["--input", "other=1"], "it has text, limit, tags"),
        (["--input", "limit=many"], "is of type integer"), (["--input", "text=1", "--input", "text=2"], "given twice"),
        (["--inputs-json", "/nowhere.json"], "/nowhere.json"),
    ])
    func wrongInputsAreWrongUsage(arguments: [String], message: String) async throws {
        try await FixedServer.with(RunsFixture.server(endingAs: "succeeded")) { server in
            let outcome = try await server.run(["run", "review"] + arguments)
            #expect(outcome.status == 2)
            #expect(outcome.error.contains(message))
            #expect(!server.calls.contains { $0.field == "executeWorkflow" })
        }
    }

    @Test func anUnknownWorkflowIsSaidSo() async throws {
        try await FixedServer.with(RunsFixture.server(endingAs: "succeeded")) { server in
            let outcome = try await server.run("run", "revue", "--input", "a=b")
            #expect(outcome.error == "error: There is no workflow \"revue\"; there are review.\n")
            #expect(outcome.status == 2)
        }
    }

    @Test func aServerThatIsNotThereIsSaidSo() async throws {
        let server = FixedServer(url: "http://127.0.0.1:1/graphql")
        let outcome = try await server.run("cancel", "r1")
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("Is a server running at http://127.0.0.1:1/graphql? See --url."))
        let wrong = try await FixedServer(url: "nowhere").run("cancel", "r1")
        #expect(wrong.status == 2 && wrong.error.contains("\"nowhere\" is no absolute http or https URL."))
    }
}
