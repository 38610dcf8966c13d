import GraphQLExecution
import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct HTTPConnectionHandlerTests {
    private let post = HTTPConversation.post("{ ok }")

    @Test func answersAPost() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(post)
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\nDate: "))
        #expect(answer.contains("Content-Type: application/json; charset=utf-8\r\n"))
        #expect(answer.contains("Content-Length: 20\r\n"))
        #expect(answer.answerBody == #"{"data":{"ok":true}}"#)
        #expect(conversation.isOpen)
    }

    @Test func answersAGet() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange("GET /graphql?query=%7B+partial+%7D HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(answer.status == 200)
        #expect(conversation.executor.queries == ["{ partial }"])
    }

    @Test func noCacheKeepsWhatTheNextTextWillChange() throws {
        let conversation = try HTTPConversation()
        let get = "GET /graphql?documentId=sha256:ab HTTP/1.1\r\nHost: x\r\n"
        let plain = try conversation.exchange(get + "\r\n")
        #expect(plain.status == 200)
        #expect(plain.contains("Cache-Control: no-store\r\n"))
        #expect(plain.answerBody.contains("PERSISTED_QUERY_NOT_FOUND"))
        let current = try conversation.exchange(get + "Accept: application/graphql-response+json\r\n\r\n")
        #expect(current.status == 404)
        #expect(current.contains("Cache-Control: no-store\r\n"))
        #expect(try !conversation.exchange(post).contains("Cache-Control"))
        #expect(conversation.executor.seen.withLock { $0.map(\.documentId) } == ["sha256:ab", "sha256:ab", nil])
    }

    @Test func partialSuccessHasAStatusOfItsOwn() throws {
        let conversation = try HTTPConversation()
        let accept = "Accept: application/graphql-response+json\r\n"
        let answer = try conversation.exchange(HTTPConversation.post("{ partial }", accept))
        #expect(answer.status == 294)
        #expect(answer.contains("Content-Type: application/graphql-response+json; charset=utf-8\r\n"))
    }

    @Test func refusalsOfTheEngineHaveTheirStatus() throws {
        let conversation = try HTTPConversation()
        for (query, status) in [("{", 400), ("{ unknown }", 422), ("{ coercion }", 422), ("{ secret }", 401)] {
            #expect(try conversation.exchange(HTTPConversation.post(query)).status == status)
        }
        let mutation = try conversation.exchange("GET /graphql?query=mutation HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(mutation.status == 405)
        #expect(mutation.contains("Allow: POST\r\n"))
        #expect(try conversation.exchange(HTTPConversation.post("subscription 1")).status == 406)
        #expect(conversation.isOpen)
    }

    @Test func bodiesThatAreNoRequest() throws {
        for (policy, malformed) in [(StatusPolicy.draft2026, 422), (.audit2025, 400)] {
            let conversation = try HTTPConversation { $0.statusPolicy = policy }
            func status(_ body: String) throws -> Int? {
                try conversation.exchange(
                    "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
                ).status
            }
            #expect(try status("NONSENSE") == 400)
            #expect(try status("") == 400)
            #expect(try status(#"{"query":"#) == 400)
            #expect(try status("{\"query\":\"\u{0}\"}") == 400)
            #expect(try status(String(repeating: "[", count: 10_000)) == 400)
            for body in [
                #"{"query":1}"#, #"{"query":"a","variables":[7]}"#, #"{"query":"a","operationName":{}}"#, "[]", "7",
            ] {
                #expect(try status(body) == malformed, "\(body)")
            }
            #expect(try status(#"{"qeury":"a"}"#) == malformed)
            #expect(try status(#"{"query":"{ ok }","variables":null,"extensions":null,"operationName":null}"#) == 200)
        }
    }

    @Test func invalidUTF8InABodyIsRefused() throws {
        let conversation = try HTTPConversation()
        let head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n"
        try conversation.send(Array(head.utf8) + Array("{\"query\":\"".utf8) + [0xFF] + Array("\"}".utf8))
        #expect(try conversation.received().status == 400)
    }

    // MARK: Connections

    @Test func pipelinedRequestsAreAnsweredInOrder() throws {
        let conversation = try HTTPConversation()
        let answers = try conversation.exchange(
            HTTPConversation.post("{ partial }") + post + "GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(answers.answerCount == 3)
        let first = try #require(answers.firstRange(of: "\"a\":null"))
        let second = try #require(answers.firstRange(of: "\"ok\":true"))
        let third = try #require(answers.firstRange(of: "\r\n\r\nok"))
        #expect(first.lowerBound < second.lowerBound && second.lowerBound < third.lowerBound)
    }

    @Test func otherConnectionsHaveTheirTurnBetweenPipelinedRequests() throws {
        let clock = StridingClock()
        let conversation = try HTTPConversation(turns: clock.now)
        let loop = conversation.channel.embeddedEventLoop
        try conversation.channel.writeInbound(ByteBuffer(string: post + post + post))
        #expect(conversation.executor.queries.count == 1)
        loop.advanceTime(by: .microseconds(50))
        #expect(conversation.executor.queries.count == 2)
        loop.advanceTime(by: .microseconds(50))
        #expect(conversation.executor.queries.count == 3)
        #expect(try conversation.received().answerCount == 3)
    }

    @Test func aRequestBehindOneThatWaitsIsAnsweredAfterIt() throws {
        let conversation = try HTTPConversation()
        #expect(try conversation.exchange(HTTPConversation.post("{ wait }") + post) == "")
        #expect(conversation.executor.queries == ["{ wait }"])
        conversation.executor.source.emit("late")
        let answers = try conversation.received()
        #expect(answers.answerCount == 2)
        #expect(answers.answerBody.hasPrefix(#"{"data":"late"}"#))
        #expect(answers.hasSuffix(#"{"data":{"ok":true}}"#))
    }

    @Test func arrivesByteByByte() throws {
        let conversation = try HTTPConversation()
        for byte in post.utf8 { try conversation.send([byte]) }
        #expect(try conversation.received().status == 200)
    }

    @Test func chunkedBodies() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "a\r\n{\"query\":\"\r\n5\r\n{ok}\"\r\n1\r\n}\r\n0\r\n\r\n")
        #expect(answer.status == 200)
        #expect(conversation.executor.queries == ["{ok}"])
    }

    @Test func continuesWhenAsked() throws {
        let conversation = try HTTPConversation()
        let head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
        #expect(try conversation.exchange(head + "Content-Length: 14\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
        #expect(try conversation.exchange(#"{"query":"ok"}"#).status == 200)
        // Not when the body is there already.
        #expect(try conversation.exchange(head + "Content-Length: 14\r\n\r\n" + #"{"query":"ok"}"#).status == 200)
    }

    @Test func saysNoInsteadOfContinue() throws {
        let big = try HTTPConversation()
        let head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
        #expect(try big.exchange(head + "Content-Length: 1048577\r\n\r\n").status == 413)
        #expect(!big.isOpen)
        let type = try HTTPConversation()
        let answer = try type.exchange(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n"
        )
        #expect(answer.status == 415)
        #expect(!type.isOpen)
    }

    @Test func closesWhenTheClientAsks() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(HTTPConversation.post("{ ok }", "Connection: close\r\n") + post)
        #expect(answer.answerCount == 1)
        #expect(answer.contains("Connection: close\r\n"))
        #expect(!conversation.isOpen)
        let old = try HTTPConversation()
        #expect(try old.exchange(HTTPConversation.post("{ ok }", version: "1.0")).status == 200)
        #expect(!old.isOpen)
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400), ("GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505),
        ("GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\nHost: x\r\n\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "a", count: 40_000))\r\n\r\n", 431),
        ("GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "A: b\r\n", count: 101) + "\r\n", 431),
        ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
        ("POST /graphql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    ])
    func malformedRequestsAreAnsweredAndTheConnectionCloses(text: String, status: Int) throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(text)
        #expect(answer.status == status)
        #expect(answer.contains("Connection: close\r\n"))
        #expect(answer.contains("{\"errors\":[{\"message\":"))
        #expect(!conversation.isOpen)
    }

    @Test func bodyLimitOnBothSides() throws {
        let conversation = try HTTPConversation { $0.limits.body = 40 }
        let fits = HTTPConversation.post("{ ok }" + String(repeating: " ", count: 22))
        #expect(fits.contains("Content-Length: 40\r\n"))
        #expect(try conversation.exchange(fits).status == 200)
        #expect(
            try conversation.exchange(HTTPConversation.post("{ ok }" + String(repeating: " ", count: 23))).status == 413
        )
        #expect(!conversation.isOpen)
    }

    @Test func aClientThatDoesNotReadIsNotServedMore() throws {
        let conversation = try HTTPConversation()
        conversation.channel.isWritable = false
        conversation.channel.pipeline.fireChannelWritabilityChanged()
        #expect(try conversation.exchange(post + post) == "")
        conversation.channel.isWritable = true
        conversation.channel.pipeline.fireChannelWritabilityChanged()
        #expect(try conversation.received().answerCount == 2)
        conversation.channel.isWritable = false
        conversation.channel.pipeline.fireChannelWritabilityChanged()
        conversation.wait(32)
        #expect(!conversation.isOpen)
    }

    // MARK: Time

    @Test func aHeadMustArriveInTime() throws {
        let conversation = try HTTPConversation()
        try conversation.send("GET / HTTP/1.1\r\n")
        conversation.wait(9)
        #expect(conversation.isOpen)
        try conversation.send("Host: x\r\n")
        conversation.wait(2)
        #expect(try conversation.received().status == 408)
        #expect(!conversation.isOpen)
    }

    @Test func aBodyMustArriveInTime() throws {
        let conversation = try HTTPConversation()
        try conversation.send(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n")
        for _ in 0..<7 {
            conversation.wait(4)
            try conversation.send("{")
        }
        #expect(conversation.isOpen)
        conversation.wait(3)
        #expect(try conversation.received().status == 408)
    }

    @Test func aSilentConnectionIsClosedWithoutAWord() throws {
        let fresh = try HTTPConversation()
        fresh.wait(12)
        #expect(try fresh.received() == "")
        #expect(!fresh.isOpen)
        let used = try HTTPConversation()
        _ = try used.exchange(post)
        used.wait(70)
        #expect(used.isOpen)
        #expect(try used.exchange(post).status == 200)
        used.wait(77)
        #expect(try used.received() == "")
        #expect(!used.isOpen)
    }

    @Test func anOperationMayTakeLongerThanAnyOfThese() throws {
        let conversation = try HTTPConversation()
        try conversation.send(HTTPConversation.post("{ wait }"))
        conversation.wait(200)
        #expect(conversation.isOpen)
        conversation.executor.source.emit("x")
        #expect(try conversation.received().status == 200)
    }

    @Test func aClientThatGoesCancelsItsOperation() throws {
        let conversation = try HTTPConversation()
        try conversation.send(HTTPConversation.post("{ wait }"))
        #expect(conversation.executor.source.cancellations == 0)
        try conversation.channel.close().wait()
        #expect(conversation.executor.source.cancellations == 1)
    }

    // MARK: Drain

    @Test func drainingClosesIdleConnectionsAndLetsTheOthersFinish() throws {
        let idle = try HTTPConversation()
        _ = try idle.exchange(post)
        let empty = idle.state.drain()
        #expect(!idle.isOpen)
        try empty.wait()

        let busy = try HTTPConversation()
        try busy.send(HTTPConversation.post("{ wait }") + post)
        _ = busy.state.drain()
        #expect(busy.isOpen)
        busy.executor.source.emit("last")
        let answer = try busy.received()
        #expect(answer.answerCount == 1)
        #expect(answer.contains("Connection: close\r\n"))
        #expect(!busy.isOpen)
    }

    // MARK: Pages

    @Test func pagesByMethodAndPath() throws {
        let conversation = try HTTPConversation()
        let page = try conversation.exchange("GET /health?x HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(page.status == 200)
        #expect(page.answerBody == "ok")
        let head = try conversation.exchange("HEAD /health HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(head.contains("Content-Length: 2\r\n"))
        #expect(head.answerBody == "")
        let other = try conversation.exchange("POST /health HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi")
        #expect(other.status == 405)
        #expect(other.contains("Allow: GET, HEAD\r\n"))
        let unknown = try conversation.exchange("GET /unknown HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(unknown.status == 404)
        #expect(unknown.answerBody.contains("\"code\":\"NOT_FOUND_ERROR\""))
        #expect(
            try conversation.exchange("OPTIONS /graphql HTTP/1.1\r\nHost: x\r\n\r\n").contains(
                "Allow: GET, HEAD, OPTIONS, POST"))
        let put = try conversation.exchange("PUT /graphql HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(put.status == 405)
        #expect(put.contains("Allow: GET, HEAD, OPTIONS, POST\r\n"))
    }

    @Test func theConsoleIsForBrowsers() throws {
        let conversation = try HTTPConversation()
        let page = try conversation.exchange("GET /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/html,*/*;q=0.8\r\n\r\n")
        #expect(page.answerBody == "<p>console")
        #expect(
            try conversation.exchange("GET /graphql?query=a HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n").answerBody
                .hasPrefix("{"))
    }

    // MARK: Pages of other origins

    @Test func allowedOriginsMayReadAnswers() throws {
        let conversation = try HTTPConversation { $0.origins = OriginPolicy(allowed: ["https://app.example"]) }
        let allowed = try conversation.exchange(HTTPConversation.post("{ ok }", "Origin: https://app.example\r\n"))
        #expect(allowed.contains("Access-Control-Allow-Origin: https://app.example\r\n"))
        #expect(allowed.contains("Vary: Origin\r\n"))
        for origin in ["https://evil.example", "http://x", "null"] {
            let other = try conversation.exchange(HTTPConversation.post("{ ok }", "Origin: \(origin)\r\n"))
            #expect(other.status == 200)
            #expect(!other.contains("Access-Control"))
        }
    }

    @Test func preflightsAreAnswered() throws {
        let conversation = try HTTPConversation { $0.origins = OriginPolicy(allowed: ["https://app.example"]) }
        func preflight(_ origin: String) throws -> String {
            try conversation.exchange(
                "OPTIONS /graphql HTTP/1.1\r\nHost: x\r\nOrigin: \(origin)\r\nAccess-Control-Request-Method: POST\r\n"
                    + "Access-Control-Request-Headers: content-type,authorization\r\n\r\n")
        }
        let allowed = try preflight("https://app.example")
        #expect(allowed.status == 204)
        #expect(allowed.contains("Access-Control-Allow-Methods: GET, POST\r\n"))
        #expect(allowed.contains("Access-Control-Allow-Headers: content-type,authorization\r\n"))
        #expect(!(try preflight("https://evil.example")).contains("Access-Control"))
    }

    // MARK: Event streams

    private func stream(_ query: String, _ fields: String = "", version: String = "1.1") -> String {
        HTTPConversation.post(query, "Accept: text/event-stream\r\n" + fields, version: version)
    }

    @Test func aSubscriptionIsAStreamOfEvents() throws {
        let conversation = try HTTPConversation()
        try conversation.send(stream("subscription"))
        let head = try conversation.received()
        #expect(head.contains("Content-Type: text/event-stream; charset=utf-8\r\n"))
        #expect(head.contains("Transfer-Encoding: chunked\r\n"))
        conversation.executor.source.emit("a")
        #expect(try conversation.received() == "26\r\nevent: next\nid: 1\ndata: {\"data\":\"a\"}\n\n\r\n")
        conversation.executor.source.finish()
        #expect(try conversation.received() == "1e\r\nevent: complete\nid: 2\ndata: \n\n\r\n0\r\n\r\n")
        #expect(try conversation.exchange(post).status == 200)
    }

    @Test func queriesAndRefusalsAreEventsToo() throws {
        let conversation = try HTTPConversation()
        for query in ["{ ok }", "{ unknown }", "{"] {
            let answer = try conversation.exchange(stream(query))
            #expect(answer.status == 200)
            #expect(answer.contains("event: next\nid: 1\ndata: {"))
            #expect(answer.contains("event: complete\nid: 2\n"))
            #expect(answer.hasSuffix("0\r\n\r\n"))
        }
        #expect(try conversation.exchange(stream("\\q")).contains("event: next"))
        #expect(conversation.isOpen)
    }

    @Test func theStreamPathNeedsNoAcceptField() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(
            HTTPConversation.post("subscription 2").replacing("/graphql", with: "/graphql/stream"))
        #expect(answer.contains("data: {\"data\":1}"))
        #expect(answer.contains("data: {\"data\":2}"))
        let get = try conversation.exchange("GET /graphql/stream?query=subscription+1 HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(get.contains("event: complete"))
    }

    @Test func numbersGoOnWhereTheClientWas() throws {
        let conversation = try HTTPConversation()
        #expect(try conversation.exchange(stream("subscription 1", "Last-Event-ID: 41\r\n")).contains("id: 42\n"))
    }

    @Test func anOldClientReadsToTheEndOfTheConnection() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(stream("subscription 1", version: "1.0"))
        #expect(!answer.contains("chunked"))
        #expect(answer.answerBody == "event: next\nid: 1\ndata: {\"data\":1}\n\nevent: complete\nid: 2\ndata: \n\n")
        #expect(!conversation.isOpen)
    }

    @Test func quietStreamsShowSignsOfLife() throws {
        let conversation = try HTTPConversation()
        try conversation.send(stream("subscription"))
        _ = try conversation.received()
        conversation.wait(19)
        #expect(try conversation.received() == "")
        conversation.wait(2)
        #expect(try conversation.received() == "3\r\n:\n\n\r\n")
    }

    @Test func aClientThatGoesEndsItsStream() throws {
        let conversation = try HTTPConversation()
        try conversation.send(stream("subscription"))
        #expect(conversation.executor.source.waiterCount == 1)
        try conversation.channel.close().wait()
        conversation.channel.embeddedEventLoop.run()
        #expect(conversation.executor.source.cancellations == 1)
    }

    @Test func drainingEndsStreamsWithoutComplete() throws {
        let conversation = try HTTPConversation()
        try conversation.send(stream("subscription"))
        _ = try conversation.received()
        _ = conversation.state.drain()
        #expect(try conversation.received() == "0\r\n\r\n")
        #expect(conversation.executor.source.cancellations == 1)
        #expect(!conversation.isOpen)
    }

    // MARK: Context

    @Test func resolversSeeTheFieldsOfTheRequest() throws {
        let conversation = try HTTPConversation()
        _ = try conversation.exchange(
            HTTPConversation.post("{ ok }", "Authorization: Bearer t\r\nX-Request-Id: r-1\r\n") + post + post)
        let contexts = conversation.executor.contexts.withLock { $0 }
        try #require(contexts.count == 3)
        #expect(contexts[0].header("authorization") == "Bearer t")
        #expect(contexts[0].requestID == "r-1")
        #expect(contexts[1].header("Authorization") == nil)
        #expect(contexts[1].requestID != contexts[2].requestID)
        #expect(contexts[1].requestID == contexts[1].requestID)
    }
}
