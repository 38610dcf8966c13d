import CharterModels
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct ModelRequestInputTests {
    @Test func isReadBackFromItsJSON() {
        let input = ModelRequestInput(
            model: "writer", task: .analyze, messages: [.system("be brief"), .user("why?"), .assistant("so")],
            parameters: ModelParameters(maximumTokens: 9, temperature: 0.5, topP: 0.25, stop: ["END"], seed: -4))
        #expect(ModelRequestInput(json: input.json) == input)
        let plain = ModelRequestInput(model: "writer", messages: [.user("why?")])
        #expect(ModelRequestInput(json: plain.json) == plain)
    }

    @Test(arguments: [
        JSONValue.null, ["model": "m"], ["model": "m", "task": "dance", "messages": []],
        ["model": "m", "task": "chat", "messages": [["role": "ghost", "content": "boo"]]],
    ])
    func otherValuesAreNone(json: JSONValue) {
        #expect(ModelRequestInput(json: json) == nil)
    }

    @Test func tasksFrameTheConversation() {
        #expect(ModelTask.chat.framing([.user("hi")]) == [.user("hi")])
        #expect(ModelTask.code.framing([.user("hi")]).map(\.role) == [.system, .user])
        #expect(ModelTask.analyze.framing([.user("hi")]).last == .user("hi"))
    }

    @Test func aReplyIsReadBackFromItsJSON() {
        let reply = ModelReply(
            content: "Hello", model: "writer", upstreamModel: "up",
            usage: ModelUsage(promptTokens: 1, completionTokens: 2, totalTokens: 9, isEstimated: true),
            finishReason: .other("bored"), responseTime: 1.5,
            citations: [ModelCitation(id: "c-1", type: "note", score: 0.25)])
        #expect(ModelReply(json: reply.json) == reply)
        var unspecified = reply
        unspecified.finishReason = .unspecified
        unspecified.citations = []
        #expect(ModelReply(json: unspecified.json) == unspecified)
        #expect(ModelReply(json: ["content": "x"]) == nil)
    }
}
