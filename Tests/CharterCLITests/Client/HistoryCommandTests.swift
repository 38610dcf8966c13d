import ArgumentParser
import GraphQLJSON
import Testing

@testable import CharterCLI

@Suite(.timeLimit(.minutes(5))) struct HistoryCommandTests {
    @Test func runsAreATable() async throws {
        try await FixedServer.with(RunsFixture.server(endingAs: "failed")) { server in
            let outcome = try await server.run(
                "history", "--workflow", "review", "--status", "failed", "--status", "cancelled", "--first", "5",
                "--after", "c0")
            #expect(
                outcome.output == """
                    RUN  WORKFLOW  STATUS  DONE   CREATED                   TOOK        ERROR
                    r1   review    failed  100 %  2026-01-31T12:00:00.000Z  1 min 23 s  It broke.

                    """)
            #expect(outcome.error == "more: --after c1\n")
            #expect(
                server.calls.last?.arguments == [
                    "first": 5, "after": "c0", "filter": ["workflow": "review", "statuses": ["failed", "cancelled"]],
                ])
        }
    }

    @Test func programsGetThePage() async throws {
        try await FixedServer.with(RunsFixture.server(endingAs: "failed")) { server in
            let page = try JSONValue.parse(try await server.run("history", "--json").output)
            #expect(page["endCursor"] == "c1" && page["hasNextPage"] == true)
            #expect(server.calls.last?.arguments == ["first": 20, "filter": [:]])
        }
    }

    @Test(arguments: ["0", "501", "x"]) func pagesHaveASize(first: String) {
        #expect(throws: (any Error).self) { try Charter.parseAsRoot(["history", "--first", first]) }
    }
}
