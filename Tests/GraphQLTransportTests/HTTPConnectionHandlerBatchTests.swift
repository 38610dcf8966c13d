import GraphQLExecution
import Testing

@testable import GraphQLTransport

@Suite struct HTTPConnectionHandlerBatchTests {
    private func post(_ body: String, _ fields: String = "") -> String {
        "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n\(fields)"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    @Test func batchesAreOffUnlessTurnedOn() throws {
        for (policy, status) in [(StatusPolicy.draft2026, 422), (.audit2025, 400)] {
            let conversation = try HTTPConversation { $0.statusPolicy = policy }
            let answer = try conversation.exchange(post(#"[{"query":"{ ok }"}]"#))
            #expect(answer.status == status)
            #expect(answer.answerBody.contains("\"code\":\"BATCHING_DISABLED\""))
            let variables = try conversation.exchange(post(#"{"query":"{ ok }","variables":[{}]}"#))
            #expect(variables.status == status)
            #expect(variables.answerBody.contains("\"variables\\\" must be an object"))
            #expect(conversation.executor.queries.isEmpty)
        }
    }

    @Test func answersStandInTheOrderOfTheRequests() throws {
        let conversation = try HTTPConversation { $0.limits.batch = 5 }
        try conversation.send(post(#"[{"query":"{ wait }"},{"query":"{ ok }"},{"query":"{ unknown }"},{"query":7}]"#))
        #expect(conversation.executor.queries == ["{ wait }", "{ ok }", "{ unknown }"])
        conversation.executor.source.emit("late")
        let answer = try conversation.received()
        #expect(answer.status == 200)
        #expect(answer.contains("Content-Type: application/json; charset=utf-8\r\n"))
        let body = answer.answerBody
        #expect(body.hasPrefix(#"[{"data":"late"},{"data":{"ok":true}},{"errors":["#))
        #expect(body.hasSuffix(#""message":"\"query\" must be a string.","extensions":{"code":"BAD_REQUEST"}}]}]"#))
        #expect(try conversation.exchange(HTTPConversation.post("{ ok }")).status == 200)
    }

    @Test func oneTextWithManyVariables() throws {
        let conversation = try HTTPConversation { $0.limits.batch = 5 }
        let answer = try conversation.exchange(post(#"{"query":"{ ok }","variables":[{"a":1},{"a":2}]}"#))
        #expect(answer.answerBody == #"[{"data":{"ok":true}},{"data":{"ok":true}}]"#)
        #expect(conversation.executor.seen.withLock { $0.map(\.variables) } == [["a": 1], ["a": 2]])
    }

    @Test func limitOnBothSides() throws {
        let conversation = try HTTPConversation { $0.limits.batch = 2 }
        #expect(try conversation.exchange(post(#"[{"query":"{ ok }"},{"query":"{ ok }"}]"#)).status == 200)
        let answer = try conversation.exchange(post(#"[{"query":"{ ok }"},{"query":"{ ok }"},{"query":"{ ok }"}]"#))
        #expect(answer.status == 422)
        #expect(answer.answerBody.contains("\"code\":\"LIMIT_EXCEEDED\""))
        #expect(conversation.executor.queries.count == 2)
    }

    @Test func entriesAreNeitherSubscriptionsNorAnsweredInParts() throws {
        let conversation = try HTTPConversation { $0.limits.batch = 5 }
        let accept = "Accept: multipart/mixed, application/json\r\n"
        let answer = try conversation.exchange(
            post(#"[{"query":"subscription 1"},{"query":"{ parts 2 }"},{"query":"mutation"}]"#, accept))
        #expect(answer.answerBody.contains("OPERATION_NOT_ALLOWED"))
        #expect(answer.answerBody.hasSuffix(#",{"data":{"ok":true}},{"data":{"ok":true}}]"#))
        let stream = try conversation.exchange(post(#"[{"query":"{ ok }"}]"#, "Accept: text/event-stream\r\n"))
        #expect(stream.status == 406)
    }

    @Test func aClientThatGoesCancelsEveryEntry() throws {
        let conversation = try HTTPConversation { $0.limits.batch = 5 }
        try conversation.send(post(#"[{"query":"{ wait }"},{"query":"{ wait }"}]"#))
        #expect(conversation.executor.source.waiterCount == 2)
        try conversation.channel.close().wait()
        conversation.channel.embeddedEventLoop.run()
        #expect(conversation.executor.source.waiterCount == 0)
    }

    @Test func eachEntryIsARequestOfItsOwn() throws {
        let conversation = try HTTPConversation { $0.limits.batch = 5 }
        _ = try conversation.exchange(post(#"[{"query":"{ ok }"},{"query":"{ ok }"}]"#))
        let contexts = conversation.executor.contexts.withLock { $0 }
        try #require(contexts.count == 2)
        #expect(contexts[0].requestID != contexts[1].requestID)
    }
}
