import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct N8nTriggerAnswerTests {
    private func answer(_ respondMode: N8nWebhook.RespondMode, _ body: String) throws -> N8nTriggerAnswer {
        try N8nTriggerAnswer(.webhook(N8nWebhook(path: "x", respondMode: respondMode)), body: Array(body.utf8))
    }

    private let id = N8nID("231")

    @Test func theDefaultModeSaysNothingOfTheExecution() throws {
        #expect(try answer(.onReceived, #"{"message":"Workflow was started"}"#) == .received)
        #expect(try answer(.onReceived, "") == .received)
    }

    @Test(arguments: [
        #"{"execution_id":231}"#, #"{"executionId":"231"}"#, #"[{"execution_id":"231"}]"#,
        #"{"success":true,"data":{"execution_id":"231"}}"#,
    ])
    func anIdIsFollowedWhereverItStands(body: String) throws {
        #expect(try answer(.responseNode, body) == .execution(try #require(id)))
        #expect(try answer(.onReceived, body) == .execution(try #require(id)))
    }

    @Test func theLastNodeGivesTheResult() throws {
        #expect(try answer(.lastNode, #"{"execution_id":231,"n":1}"#) == .result(["execution_id": 231, "n": 1]))
        #expect(try answer(.lastNode, "plain text") == .result("plain text"))
        #expect(try answer(.responseNode, #"{"n":1}"#) == .result(["n": 1]))
    }

    @Test func theExecuteRouteHasToNameTheExecution() throws {
        let execute = N8nTrigger.execute(try #require(N8nID("7")))
        #expect(
            try N8nTriggerAnswer(execute, body: Array(#"{"execution_id":"231"}"#.utf8)) == .execution(try #require(id)))
        #expect(throws: N8nError.self) { try N8nTriggerAnswer(execute, body: Array("{}".utf8)) }
    }
}
