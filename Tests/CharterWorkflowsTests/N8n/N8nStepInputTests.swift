import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct N8nStepInputTests {
    @Test func aWebhookWithItsDefaults() throws {
        let input = try N8nStepInput(["path": "team/review", "data": ["diff": "x"]])
        #expect(input.trigger == .webhook(N8nWebhook(path: "team/review")))
        #expect(input.data == ["diff": "x"])
        #expect(input.workflowID == nil)
        #expect(!input.publishes)
    }

    @Test func everyMember() throws {
        let input = try N8nStepInput([
            "workflow": 7, "trigger": "webhook", "path": "review", "test": true, "respond": "responseNode",
            "credential": "team", "publish": true, "data": [1, 2],
        ])
        let webhook = N8nWebhook(path: "review", isTest: true, respondMode: .responseNode, credential: "team")
        #expect(input.trigger == .webhook(webhook))
        #expect(input.workflowID == N8nID("7"))
        #expect(input.publishes)
        #expect(input.data == ["data": [1, 2]])
    }

    @Test func theExecuteRoute() throws {
        #expect(
            try N8nStepInput(["trigger": "execute", "workflow": "7"]).trigger == .execute(try #require(N8nID("7"))))
    }

    @Test(
        arguments: [
            ([:], "path"), (["path": ""], "path"), (["path": "../x"], "path"), (["path": "a//b"], "path"),
            (["path": "x", "respond": "later"], "respond"), (["path": "x", "test": 1], "test"),
            (["path": "x", "workflow": "a b"], "workflow"), (["path": "x", "publish": true], "workflow"),
            (["path": "x", "colour": "red"], "colour"), (["trigger": "execute"], "workflow"),
            (["trigger": "execute", "workflow": 1, "path": "x"], "path"), (["trigger": "cron"], "trigger"),
            (["path": "x", "data": ["charter": 1]], "charter"), (7, "object"),
        ] as [(JSONValue, String)])
    func aMistakeNamesItsMember(input: JSONValue, member: String) {
        #expect { try N8nStepInput(input) } throws: { "\($0)".contains(member) }
    }
}
