import GraphQLExecution
import Testing

@testable import GraphQLTransport

/// Answers in parts and events over multipart bodies and event streams.
@Suite struct HTTPConnectionHandlerStreamTests {
    private let part = "\r\ncontent-type: application/json; charset=utf-8\r\n\r\n"

    private func post(_ query: String, accept: String, version: String = "1.1") -> String {
        HTTPConversation.post(query, "Accept: \(accept)\r\n", version: version)
    }

    /// The body of a chunked answer without its framing.
    private func unchunked(_ text: String) throws -> String {
        var rest = Array(text.answerBody.utf8)[...]
        var body: [UInt8] = []
        while let end = rest.firstRange(of: Array("\r\n".utf8)) {
            let size = try #require(Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16))
            rest = rest[end.upperBound...]
            body += rest.prefix(size)
            rest = rest.dropFirst(size + 2)
        }
        return String(decoding: body, as: UTF8.self)
    }

    // MARK: multipart/mixed

    @Test func anAnswerInParts() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(post("{ parts 2 }", accept: "multipart/mixed, application/json"))
        #expect(answer.status == 200)
        #expect(answer.contains("Content-Type: multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2\r\n"))
        #expect(answer.contains("Transfer-Encoding: chunked\r\n"))
        #expect(answer.contains("Cache-Control: no-store\r\n"))
        #expect(answer.contains("Vary: Accept\r\n"))
        #expect(
            try unchunked(answer) == "\r\n---\(part){\"part\":1,\"hasNext\":true}\r\n---\(part)"
                + "{\"part\":2,\"hasNext\":false}\r\n-----\r\n")
        #expect(conversation.executor.seen.withLock { $0.first?.incrementalDelivery } == .current)
        #expect(try conversation.exchange(HTTPConversation.post("{ ok }")).status == 200)
    }

    @Test func eachPartLeavesAtOnceAndWhole() throws {
        let conversation = try HTTPConversation()
        try conversation.send(post("{ parts }", accept: "multipart/mixed"))
        #expect(try conversation.received().contains("Transfer-Encoding: chunked\r\n"))
        conversation.executor.source.emit(#"{"hasNext":true}"#)
        #expect(try conversation.received().hasSuffix("\r\n\r\n{\"hasNext\":true}\r\n---\r\n"))
        conversation.executor.source.emit(#"{"hasNext":false}"#)
        #expect(try conversation.received().hasSuffix("\r\n\r\n{\"hasNext\":false}\r\n---\r\n"))
        conversation.executor.source.finish()
        #expect(try conversation.received() == "4\r\n--\r\n\r\n0\r\n\r\n")
        #expect(conversation.isOpen)
    }

    @Test func theOlderFormatForThoseWhoAskForIt() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(
            post("{ parts 1 }", accept: "multipart/mixed;deferSpec=20220824,application/json"))
        #expect(answer.contains("Content-Type: multipart/mixed; boundary=\"-\"; deferSpec=20220824\r\n"))
        #expect(conversation.executor.seen.withLock { $0.first?.incrementalDelivery } == .draft20220824)
    }

    @Test func aWholeResponseIsPlainJSONWherePartsWereAcceptableToo() throws {
        let conversation = try HTTPConversation()
        for query in ["{ ok }", "{ unknown }"] {
            let answer = try conversation.exchange(
                post(query, accept: "multipart/mixed;deferSpec=20220824, application/graphql-response+json"))
            #expect(answer.contains("Content-Type: application/graphql-response+json; charset=utf-8\r\n"))
            #expect(answer.status == (query == "{ ok }" ? 200 : 422))
        }
    }

    @Test func aWholeResponseIsOnePartWhereNothingElseIsAcceptable() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(post("{ ok }", accept: "multipart/mixed"))
        #expect(try unchunked(answer) == "\r\n---\(part){\"data\":{\"ok\":true}}\r\n-----\r\n")
        let unreadable = try conversation.exchange(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: multipart/mixed\r\n"
                + "Content-Length: 1\r\n\r\n{")
        #expect(unreadable.status == 200)
        #expect(try unchunked(unreadable).contains("{\"errors\":[{"))
        #expect(conversation.isOpen)
    }

    @Test func clientsThatPreferOrOnlyKnowWholeResponsesGetThem() throws {
        let conversation = try HTTPConversation()
        for accept in ["application/json", "*/*", "application/json, multipart/mixed;q=0.9"] {
            let answer = try conversation.exchange(post("{ parts 2 }", accept: accept))
            #expect(answer.answerBody == #"{"data":{"ok":true}}"#)
        }
        #expect(conversation.executor.seen.withLock { $0.allSatisfy { $0.incrementalDelivery == .none } })
    }

    @Test func byGetToo() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(
            "GET /graphql?query=%7B+parts+1+%7D HTTP/1.1\r\nHost: x\r\nAccept: multipart/mixed\r\n\r\n")
        #expect(try unchunked(answer).contains("{\"part\":1,\"hasNext\":false}"))
        let head = try conversation.exchange(
            "HEAD /graphql?query=%7B+parts+1+%7D HTTP/1.1\r\nHost: x\r\nAccept: multipart/mixed\r\n\r\n")
        #expect(head.status == 405)
        let whole = try conversation.exchange(
            "HEAD /graphql?query=%7B+parts+1+%7D HTTP/1.1\r\nHost: x\r\nAccept: application/json, multipart/mixed\r\n\r\n"
        )
        #expect(whole.contains("Content-Length: 20\r\n"))
        #expect(whole.answerBody == "")
    }

    @Test func anOldClientReadsPartsToTheEndOfTheConnection() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(post("{ parts 1 }", accept: "multipart/mixed", version: "1.0"))
        #expect(!answer.contains("chunked"))
        #expect(answer.answerBody == "\r\n---\(part){\"part\":1,\"hasNext\":false}\r\n-----\r\n")
        #expect(!conversation.isOpen)
    }

    @Test func aSlowReaderHoldsBackTheParts() throws {
        let conversation = try HTTPConversation()
        try conversation.send(post("{ parts }", accept: "multipart/mixed"))
        conversation.channel.isWritable = false
        conversation.channel.pipeline.fireChannelWritabilityChanged()
        for value in ["1", "2", "3"] { conversation.executor.source.emit(value) }
        _ = try conversation.received()
        // The one that was asked for before is written; nobody asks for the next.
        #expect(conversation.executor.source.waiterCount == 0)
        conversation.channel.isWritable = true
        conversation.channel.pipeline.fireChannelWritabilityChanged()
        #expect(try conversation.received().contains("\r\n\r\n3\r\n---"))
        #expect(conversation.executor.source.waiterCount == 1)
    }

    @Test func aClientThatGoesCancelsTheRest() throws {
        let conversation = try HTTPConversation()
        try conversation.send(post("{ parts }", accept: "multipart/mixed"))
        conversation.executor.source.emit(#"{"hasNext":true}"#)
        _ = try conversation.received()
        try conversation.channel.close().wait()
        conversation.channel.embeddedEventLoop.run()
        #expect(conversation.executor.source.cancellations == 1)
    }

    @Test func drainingLetsAnswersInPartsFinish() throws {
        let conversation = try HTTPConversation()
        try conversation.send(post("{ parts }", accept: "multipart/mixed"))
        _ = conversation.state.drain()
        #expect(conversation.isOpen)
        conversation.executor.source.emit(#"{"hasNext":false}"#)
        conversation.executor.source.finish()
        #expect(try conversation.received().hasSuffix("--\r\n\r\n0\r\n\r\n"))
        #expect(conversation.executor.source.cancellations == 0)
        #expect(!conversation.isOpen)
    }

    // MARK: Subscriptions over multipart/mixed

    private let subscriptionSpec = "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json"

    @Test func eventsInPayloads() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(post("subscription 2", accept: subscriptionSpec))
        #expect(answer.contains("Content-Type: multipart/mixed; boundary=\"graphql\"; subscriptionSpec=1.0\r\n"))
        #expect(
            try unchunked(answer) == "\r\n--graphql\(part){\"payload\":{\"data\":1}}\r\n--graphql\(part)"
                + "{\"payload\":{\"data\":2}}\r\n--graphql--\r\n")
    }

    @Test func aRefusedSubscriptionIsAPlainAnswer() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(post("subscription refused", accept: subscriptionSpec))
        #expect(answer.status == 422)
        #expect(answer.answerBody.hasPrefix("{\"errors\":"))
        let only = try conversation.exchange(
            post("subscription refused", accept: "multipart/mixed;subscriptionSpec=1.0"))
        #expect(try unchunked(only).contains("{\"payload\":{\"errors\":["))
    }

    @Test func multipartAloneIsNoFormForEvents() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(post("subscription 1", accept: "multipart/mixed, application/json"))
        #expect(answer.status == 406)
    }

    @Test func quietSubscriptionsHaveHeartbeats() throws {
        let conversation = try HTTPConversation()
        try conversation.send(post("subscription", accept: subscriptionSpec))
        _ = try conversation.received()
        conversation.wait(21)
        #expect(try conversation.received().contains("\r\n\r\n{}\r\n--graphql"))
    }

    @Test func drainingTellsSubscribersWhy() throws {
        let conversation = try HTTPConversation()
        try conversation.send(post("subscription", accept: subscriptionSpec))
        _ = try conversation.received()
        _ = conversation.state.drain()
        let end = try conversation.received()
        #expect(end.contains("{\"payload\":null,\"errors\":[{\"message\":\"The server is shutting down.\""))
        #expect(end.hasSuffix("--graphql--\r\n\r\n0\r\n\r\n"))
        #expect(conversation.executor.source.cancellations == 1)
        #expect(!conversation.isOpen)
    }

    // MARK: Event streams

    @Test func partsAsEvents() throws {
        let conversation = try HTTPConversation()
        let answer = try conversation.exchange(post("{ parts 2 }", accept: "text/event-stream"))
        #expect(
            try unchunked(answer) == "event: next\nid: 1\ndata: {\"part\":1,\"hasNext\":true}\n\n"
                + "event: next\nid: 2\ndata: {\"part\":2,\"hasNext\":false}\n\nevent: complete\nid: 3\ndata: \n\n")
        #expect(conversation.executor.seen.withLock { $0.first?.incrementalDelivery } == .current)
    }

    @Test func aSubscriptionFindsItsFormBehindAWholeOne() throws {
        let conversation = try HTTPConversation()
        let accept = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed"
        let events = try conversation.exchange(post("subscription 1", accept: accept))
        #expect(events.contains("Content-Type: text/event-stream; charset=utf-8\r\n"))
        let whole = try conversation.exchange(post("{ ok }", accept: accept))
        #expect(whole.contains("Content-Type: application/graphql-response+json; charset=utf-8\r\n"))
    }
}
