import Foundation
import GraphQLJSON
import Testing

@testable import CharterCLI

@Suite(.timeLimit(.minutes(5))) struct LogsCommandTests {
    private let logs: JSONValue = [
        "userLogs": [
            [
                "id": "1", "timestamp": "2026-01-31T12:00:00.000Z", "userId": "ada", "modelType": "local",
                "prompt": .string("Say\n" + String(repeating: "x", count: 60)), "response": "yes", "tokensUsed": 12,
                "tokensEstimated": true, "outcome": "COMPLETED", "errorCode": .null, "duration": 0.0425, "cursor": "k1",
            ],
            [
                "id": "2", "timestamp": "2026-01-31T11:00:00.000Z", "userId": "ada", "modelType": "gpt",
                "prompt": "p", "response": "", "tokensUsed": 0, "tokensEstimated": false, "outcome": "FAILED",
                "errorCode": "UPSTREAM_ERROR", "duration": 2.5, "cursor": "k2",
            ],
        ]
    ]

    @Test func callsAreATable() async throws {
        try await FixedServer.with(logs) { server in
            let outcome = try await server.run("logs", "ada", "--first", "2", "--since", "2026-01-31", "--after", "k0")
            let lines = outcome.output.split(separator: "\n")
            #expect(lines.count == 3)
            #expect(
                lines.first?.hasPrefix("TIME                      MODEL  OUTCOME         TOKENS  TOOK   PROMPT") == true
            )
            #expect(
                lines.dropFirst().first?.hasPrefix(
                    "2026-01-31T12:00:00.000Z  local  completed       ~12     43 ms  Say xx")
                    == true)
            #expect(lines.last?.contains("gpt    UPSTREAM_ERROR  0       2.5 s  p") == true)
            #expect(outcome.error == "more: --after k2\n")
            #expect(
                server.calls.last?.arguments
                    == ["userId": "ada", "first": 2, "after": "k0", "from": "2026-01-31T00:00:00Z"])
        }
    }

    @Test func programsGetAllOfIt() async throws {
        try await FixedServer.with(logs) { server in
            guard case .array(let entries) = try JSONValue.parse(try await server.run("logs", "ada", "--json").output)
            else {
                Issue.record("no array")
                return
            }
            #expect(entries.map { $0["outcome"] } == ["COMPLETED", "FAILED"])
        }
    }
}

@Suite struct PointInTimeTests {
    @Test func timesAreUnderstood() throws {
        let now = Date(timeIntervalSince1970: 1_000_000)
        func text(_ argument: String) -> String? { PointInTime(argument: argument)?.text(now: now) }
        #expect(text("90s") == "1970-01-12T13:45:10Z")
        #expect(text("15m") == "1970-01-12T13:31:40Z")
        #expect(text("24h") == "1970-01-11T13:46:40Z")
        #expect(text("7d") == "1970-01-05T13:46:40Z")
        #expect(text("2026-01-31") == "2026-01-31T00:00:00Z")
        #expect(text("2026-01-31T12:00:00.5+02:00") == "2026-01-31T12:00:00.5+02:00")
        for wrong in ["", "now", "5", "-5m", "2026-13-01", "2026-01-31T12", "99999999999999d"] {
            #expect(text(wrong) == nil, "\(wrong)")
        }
    }
}
