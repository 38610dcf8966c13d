import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct HTTPConnectionHandlerCompressionTests {
    private let longBody = "{\"data\":\"" + String(repeating: "long", count: 1_000) + "\"}"

    private func exchange(_ conversation: HTTPConversation, _ text: String) throws -> (head: String, body: [UInt8]) {
        try conversation.send(text)
        let bytes = try conversation.receivedBytes()
        let end = try #require(bytes.firstRange(of: Array("\r\n\r\n".utf8)))
        return (String(decoding: bytes[..<end.upperBound], as: UTF8.self), Array(bytes[end.upperBound...]))
    }

    @Test(arguments: ContentCoding.allCases) func longAnswersAreCompressed(coding: ContentCoding) throws {
        let conversation = try HTTPConversation()
        let (head, body) = try exchange(
            conversation, HTTPConversation.post("{ long }", "Accept-Encoding: \(coding.name)\r\n"))
        #expect(head.contains("Content-Encoding: \(coding.name)\r\n"))
        #expect(head.contains("Vary: Accept, Accept-Encoding\r\n"))
        #expect(head.contains("Content-Type: application/json; charset=utf-8\r\n"))
        #expect(head.contains("Content-Length: \(body.count)\r\n"))
        #expect(body.count < 200)
        let back = try Inflater.inflate(ByteBuffer(bytes: body), coding, limit: 10_000)
        #expect(String(buffer: back) == longBody)
        #expect(conversation.isOpen)
    }

    @Test func theFieldMayBeRepeated() throws {
        let conversation = try HTTPConversation()
        let (head, _) = try exchange(
            conversation,
            HTTPConversation.post("{ long }", "Accept-Encoding: gzip;q=0.5\r\nAccept-Encoding: deflate\r\n"))
        #expect(head.contains("Content-Encoding: deflate\r\n"))
    }

    @Test(arguments: ["", "Accept-Encoding: identity\r\n", "Accept-Encoding: gzip;q=0\r\n", "Accept-Encoding: br\r\n"])
    func othersGetTheBytesAsTheyAre(fields: String) throws {
        let conversation = try HTTPConversation()
        let (head, body) = try exchange(conversation, HTTPConversation.post("{ long }", fields))
        #expect(!head.contains("Content-Encoding"))
        #expect(head.contains("Vary: Accept, Accept-Encoding\r\n"))
        #expect(String(decoding: body, as: UTF8.self) == longBody)
    }

    @Test func shortAnswersAndStreamsAreNotCompressed() throws {
        let conversation = try HTTPConversation()
        let gzip = "Accept-Encoding: gzip\r\n"
        #expect(!(try exchange(conversation, HTTPConversation.post("{ ok }", gzip)).head.contains("Content-Encoding")))
        let stream = try conversation.exchange(
            HTTPConversation.post("subscription 1", gzip + "Accept: text/event-stream\r\n"))
        #expect(!stream.contains("Content-Encoding"))
    }

    @Test func itCanBeTurnedOff() throws {
        let conversation = try HTTPConversation { $0.compressesAnswers = false }
        let answer = try conversation.exchange(HTTPConversation.post("{ long }", "Accept-Encoding: gzip\r\n"))
        #expect(!answer.contains("Content-Encoding"))
    }

    @Test func headHasTheFieldsOfGet() throws {
        let conversation = try HTTPConversation()
        let target = "/graphql?query=%7B+long+%7D HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n"
        let (get, body) = try exchange(conversation, "GET \(target)")
        let (head, nothing) = try exchange(conversation, "HEAD \(target)")
        #expect(get.contains("Content-Length: \(body.count)\r\n"))
        #expect(head == get)
        #expect(nothing.isEmpty)
    }

    @Test func pagesOfTextAreCompressed() throws {
        let routes = [
            HTTPRoute(.get, "/text") { _ in
                HTTPRoute.Answer(contentType: "text/plain", text: String(repeating: "page", count: 1_000))
            },
            HTTPRoute(.get, "/image") { _ in
                HTTPRoute.Answer(contentType: "image/png", body: [UInt8](repeating: 0, count: 5_000))
            },
        ]
        let conversation = try HTTPConversation(routes: routes)
        let gzip = "HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n"
        let text = try exchange(conversation, "GET /text \(gzip)")
        #expect(text.head.contains("Content-Encoding: gzip\r\n"))
        #expect(text.head.contains("Vary: Accept-Encoding\r\n"))
        #expect(try Inflater.inflate(ByteBuffer(bytes: text.body), .gzip, limit: 4_000).readableBytes == 4_000)
        #expect(!(try exchange(conversation, "GET /image \(gzip)").head.contains("Content-Encoding")))
        #expect(try conversation.exchange("GET /text HTTP/1.1\r\nHost: x\r\n\r\n").contains("Vary: Accept-Encoding"))
    }

    @Test func largeAnswersAreCompressedBesideTheLoop() async throws {
        try await LiveServer.with { live in
            try await RawClient.with(live.address) { client in
                let post = HTTPConversation.post("{ big }", "Accept-Encoding: gzip\r\n")
                try await client.send(post + HTTPConversation.post("{ ok }", "Connection: close\r\n"))
                let answer = try await client.readToEnd()
                #expect(answer.answerCount == 2)
                #expect(answer.contains("Content-Encoding: gzip\r\n"))
                #expect(answer.utf8.count < 10_000)
                #expect(answer.hasSuffix(#"{"data":{"ok":true}}"#))
            }
        }
    }

    // MARK: Requests

    private func compressedPost(_ body: String, _ coding: ContentCoding, named name: String? = nil) throws -> [UInt8] {
        let bytes = try #require(Array(body.utf8).withUnsafeBytes { Deflater.compress($0, coding) })
        let head =
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Encoding: \(name ?? "\(coding.name)")\r\nContent-Length: \(bytes.readableBytes)\r\n\r\n"
        return Array(head.utf8) + bytes.readableBytesView
    }

    @Test(arguments: ContentCoding.allCases) func compressedRequestsAreRead(coding: ContentCoding) throws {
        let conversation = try HTTPConversation()
        try conversation.send(compressedPost(#"{"query":"{ ok }"}"#, coding))
        #expect(try conversation.received().status == 200)
        #expect(conversation.executor.queries == ["{ ok }"])
    }

    @Test func theLimitOfBodiesHoldsAfterInflation() throws {
        let conversation = try HTTPConversation { $0.limits.body = 1_000 }
        let padding = String(repeating: " ", count: 1_000 - #"{"query":"{ ok }"}"#.utf8.count)
        try conversation.send(compressedPost(#"{"query":"{ ok }"}"# + padding, .gzip))
        #expect(try conversation.received().status == 200)
        try conversation.send(compressedPost(#"{"query":"{ ok }"}"# + padding + " ", .gzip))
        let answer = try conversation.received()
        #expect(answer.status == 413)
        #expect(answer.contains("\"code\":\"LIMIT_EXCEEDED\""))
        #expect(conversation.isOpen)
    }

    @Test func codingsThatAreNotSpokenAreNamed() throws {
        let conversation = try HTTPConversation()
        try conversation.send(compressedPost("{}", .gzip, named: "br"))
        let answer = try conversation.received()
        #expect(answer.status == 415)
        #expect(answer.contains("Accept-Encoding: gzip, deflate\r\n"))
        try conversation.send(compressedPost("{}", .gzip, named: "gzip, gzip"))
        #expect(try conversation.received().status == 415)
    }

    @Test func bytesInAnotherCodingAreABadRequest() throws {
        let conversation = try HTTPConversation()
        try conversation.send(compressedPost(#"{"query":"{ ok }"}"#, .deflate, named: "gzip"))
        let answer = try conversation.received()
        #expect(answer.status == 400)
        #expect(answer.contains("not in the content coding gzip"))
        #expect(conversation.isOpen)
    }
}
