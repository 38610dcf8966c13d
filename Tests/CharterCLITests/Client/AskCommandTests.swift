import GraphQLJSON
import Testing

@testable import CharterCLI

@Suite(.timeLimit(.minutes(5))) struct AskCommandTests {
    private let events: JSONValue = [
        ["__typename": "AIResponseStarted", "model": "local", "timestamp": "t"],
        ["__typename": "AIResponseDelta", "index": 0, "text": "Good "],
        ["__typename": "AIResponseDelta", "index": 1, "text": "day\u{7}"],
        [
            "__typename": "AIResponseCompleted", "finishReason": "stop",
            "response": [
                "content": "Good day", "model": "local", "tokensUsed": 7, "responseTime": 0.5, "timestamp": "t",
            ],
        ],
    ]

    @Test(arguments: ["ws", "sse"]) func theAnswerIsPrintedAsItComes(transport: String) async throws {
        try await FixedServer.with(["aiResponseStream": events]) { server in
            let outcome = try await server.run("ask", "Hello?", "--model", "local", "--transport", transport)
            #expect(outcome == FixedServer.Outcome(output: "Good day\u{7}\n", error: "", status: 0))
            #expect(server.calls.last?.arguments == ["prompt": "Hello?", "model": "local"])
            #expect(try await server.run("ask", "Hello?", isWindow: true).output == "Good day\u{FFFD}\n")
        }
    }

    @Test func programsGetTheWholeAnswer() async throws {
        try await FixedServer.with(["aiResponseStream": events]) { server in
            let outcome = try await server.run("ask", "Hello?", "--json")
            let answer = try JSONValue.parse(outcome.output)
            #expect(answer["content"] == "Good day" && answer["tokensUsed"] == 7)
        }
    }

    @Test func aFailureIsSaidAndKeepsWhatCame() async throws {
        let refused: JSONValue = ["aiResponseStream": ["$error": "The model is on holiday."]]
        try await FixedServer.with(refused) { server in
            let outcome = try await server.run("ask", "Hello?")
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(outcome.error.hasPrefix("error: "))
        }
    }
}
