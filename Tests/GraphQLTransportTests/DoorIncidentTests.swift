import NIOCore
import Testing

@testable import GraphQLTransport

/// The classes of published incidents of GraphQL servers that belong to the doors, one test each; what guards against
/// them is tested to its edges beside its own file.
@Suite struct DoorIncidentTests {
    private func post(_ body: String, _ fields: String) -> String {
        "POST /graphql HTTP/1.1\r\nHost: here\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private static let query = #"{"query":"mutation"}"#

    @Test func crossSiteRequestForgeryByForms() throws {
        for type in ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", ""] {
            let conversation = try HTTPConversation()
            let fields = "Content-Type: \(type)\r\nOrigin: https://evil.example\r\n"
            #expect(try conversation.exchange(post(Self.query, fields)).status == 415)
            #expect(try conversation.exchange(post("query=mutation", fields)).status == 415)
            #expect(conversation.executor.queries.isEmpty)
        }
    }

    @Test func crossSiteRequestForgeryByGet() throws {
        let conversation = try HTTPConversation()
        for fields in ["Origin: https://evil.example", "Sec-Fetch-Site: cross-site", "Referer: https://evil.example/"] {
            for accept in ["application/json", "text/event-stream", "multipart/mixed", "*/*"] {
                let answer = try conversation.exchange(
                    "GET /graphql?query=a HTTP/1.1\r\nHost: here\r\n\(fields)\r\nAccept: \(accept)\r\n\r\n")
                #expect(answer.status == 403)
                #expect(!answer.contains("Access-Control"))
            }
        }
        // A content type on a request without a body has dodged such guards elsewhere.
        let dodge = try conversation.exchange(
            "GET /graphql?query=a HTTP/1.1\r\nHost: here\r\nOrigin: https://evil.example\r\nContent-Type: text/plain\r\n\r\n"
        )
        #expect(dodge.status == 415)
        #expect(conversation.executor.queries.isEmpty)
    }

    @Test func mutationsByGet() throws {
        let conversation = try HTTPConversation()
        for method in ["GET", "HEAD"] {
            let answer = try conversation.exchange("\(method) /graphql?query=mutation HTTP/1.1\r\nHost: here\r\n\r\n")
            #expect(answer.status == 405)
            #expect(answer.contains("Allow: POST\r\n"))
        }
    }

    @Test func webSocketHijackingByOrigin() throws {
        for origin in ["https://evil.example", "null", "http://here.evil.example", "http://evil.example/here", "here"] {
            let conversation = try HTTPConversation()
            let answer = try conversation.exchange(SocketConversation.handshake(fields: "Origin: \(origin)\r\n"))
            #expect(answer.status == 403)
            #expect(!answer.contains("101 Switching"))
        }
    }

    @Test func socketsSkipNoAuthenticationByAnOlderProtocol() throws {
        let socket = try SocketConversation({ $0.admission = { _ in .refused("no") } }, subprotocol: "graphql-ws")
        #expect(try socket.received() == [.close(4406, "Subprotocol not acceptable")])
        let early = try SocketConversation { $0.admission = { _ in .refused("no") } }
        #expect(try early.subscribe("1", "subscription").first == .close(4401, "Unauthorized"))
        #expect(early.http.executor.queries.isEmpty)
    }

    @Test func nameRebinding() throws {
        let conversation = try HTTPConversation { $0.hosts = .loopback() }
        let rebound = "Content-Type: application/json\r\nOrigin: http://evil.example\r\n"
        let answer = try conversation.exchange(
            post(Self.query, rebound).replacing("Host: here", with: "Host: evil.example"))
        #expect(answer.status == 421)
        let handshake = SocketConversation.handshake(fields: "Origin: http://evil.example\r\n")
        let socket = try conversation.exchange(handshake.replacing("Host: here", with: "Host: evil.example"))
        #expect(socket.status == 421)
        let page = try conversation.exchange("GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n")
        #expect(page.status == 421)
        #expect(conversation.executor.queries.isEmpty)
        #expect(try conversation.exchange("GET /health HTTP/1.1\r\nHost: localhost:8080\r\n\r\n").status == 200)
    }

    @Test func exoticCharsets() throws {
        let conversation = try HTTPConversation()
        for charset in [
            "utf-16", "utf-32", "utf-7", "iso-8859-1", "ibm037", "x-user-defined", "\"\"", "utf-8 , utf-16",
        ] {
            let answer = try conversation.exchange(
                post(Self.query, "Content-Type: application/json; charset=\(charset)\r\n"))
            #expect(answer.status == 415, "\(charset)")
        }
        let wide = Self.query.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let head = "POST /graphql HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
        try conversation.send(Array("\(head)Content-Length: \(wide.count)\r\n\r\n".utf8) + wide)
        #expect(try conversation.received().status == 400)
        #expect(conversation.executor.queries.isEmpty)
    }

    @Test func requestSmuggling() throws {
        for fields in [
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 5\r\nContent-Length: 6\r\n",
            "Transfer-Encoding: chunked, identity\r\n", "Transfer-Encoding : chunked\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "Content-Length: +5\r\n",
            "Content-Length: 5\r\n folded: x\r\n",
        ] {
            let conversation = try HTTPConversation()
            let answer = try conversation.exchange(
                "POST /graphql HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n\(fields)\r\n0\r\n\r\n"
                    + HTTPConversation.post("{ smuggled }"))
            #expect([400, 501].contains(answer.status), "\(fields)")
            #expect(answer.answerCount == 1)
            #expect(!conversation.isOpen)
            #expect(conversation.executor.queries.isEmpty)
        }
    }

    @Test func headAbuse() throws {
        for (text, status) in [
            ("GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\n", 414),
            ("GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "A: b\r\n", count: 101) + "\r\n", 431),
            ("GET / HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "a", count: 40_000))", 431),
            ("GET / HTTP/1.1\r\nHost: x\r\nA: b\u{0}c\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400),
        ] {
            let conversation = try HTTPConversation()
            #expect(try conversation.exchange(text).status == status)
            #expect(!conversation.isOpen)
        }
    }

    @Test func splittingOfAnswers() throws {
        let conversation = try HTTPConversation { $0.origins = OriginPolicy(allowsAny: true) }
        let answer = try conversation.exchange(
            "OPTIONS /graphql HTTP/1.1\r\nHost: here\r\nOrigin: https://a\tb\r\nAccess-Control-Request-Method: POST\r\n"
                + "Access-Control-Request-Headers: a\tb\r\n\r\n")
        #expect(answer.status == 204)
        #expect(answer.contains("Access-Control-Allow-Headers: a b\r\n"))
        #expect(answer.answerCount == 1)
    }

    @Test func slowRequests() throws {
        let head = try HTTPConversation()
        for character in "GET / HTTP/1.1\r\n" {
            try head.send(String(character))
            head.wait(1)
        }
        #expect(try head.received().status == 408)
        #expect(!head.isOpen)
        let chunks = try HTTPConversation()
        try chunks.send(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in 0..<40 {
            try chunks.send("1\r\n \r\n")
            chunks.wait(1)
        }
        #expect(try chunks.received().status == 408)
        #expect(!chunks.isOpen)
    }

    @Test func slowReaders() throws {
        let conversation = try HTTPConversation()
        try conversation.send(HTTPConversation.post("subscription", "Accept: text/event-stream\r\n"))
        conversation.channel.isWritable = false
        conversation.channel.pipeline.fireChannelWritabilityChanged()
        for number in 0..<1_000 { conversation.executor.source.emit("\(number)") }
        #expect(try conversation.received().utf8.count < 1_000)
        conversation.wait(32)
        #expect(!conversation.isOpen)
        #expect(conversation.executor.source.waiterCount == 0)
    }

    @Test func frameAbuse() throws {
        for (bytes, code) in [
            ([0x81, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] as [UInt8], 1009),
            ([0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], 1002), ([0x89, 0xFE], 1002),
            ([0x81, 0x02], 1002), ([0x01, 0x80, 0, 0, 0, 0, 0x81, 0x80, 0, 0, 0, 0], 1002),
        ] {
            let socket = try SocketConversation()
            try socket.connect()
            try socket.send(raw: bytes)
            guard case .close(let given, _)? = try socket.received().first else {
                Issue.record("not closed")
                continue
            }
            #expect(given == UInt16(code))
        }
    }

    @Test func fragmentsWithoutEnd() throws {
        let socket = try SocketConversation { $0.limits.message = 1_000 }
        try socket.connect()
        try socket.send(raw: SocketConversation.frame([UInt8](repeating: 0x20, count: 100), first: 0x01))
        for _ in 0..<20 {
            try socket.send(raw: SocketConversation.frame([UInt8](repeating: 0x20, count: 100), first: 0x00))
        }
        #expect(try socket.received() == [.close(1009, "Messages are limited to 1000 bytes")])
    }

    @Test func floodsOfPings() throws {
        let socket = try SocketConversation()
        try socket.connect()
        socket.setWritable(false)
        for _ in 0..<100 { try socket.send(raw: SocketConversation.frame([1, 2, 3], first: 0x89)) }
        // Who does not read the answers is not asked for more questions.
        #expect(try socket.received().isEmpty)
        socket.setWritable(true)
        var pongs = 0
        // As many turns of the loop as it takes, at least one pong in each.
        for _ in 0..<100 {
            pongs += try socket.received().count
            socket.http.turn()
        }
        #expect(pongs == 100)
    }

    @Test func batchingAbuse() throws {
        let batch = "[" + [String](repeating: Self.query, count: 1_000).joined(separator: ",") + "]"
        let fields = "Content-Type: application/json\r\n"
        for (limit, code) in [(0, "BATCHING_DISABLED"), (10, "LIMIT_EXCEEDED")] {
            let conversation = try HTTPConversation { $0.limits.batch = limit }
            let answer = try conversation.exchange(post(batch, fields))
            #expect(answer.status == 422)
            #expect(answer.answerBody.contains("\"code\":\"\(code)\""))
            #expect(conversation.executor.queries.isEmpty)
        }
    }

    @Test func compressionBombs() throws {
        let spaces = [UInt8](repeating: 0x20, count: 32 << 20)
        let bomb = try #require(spaces.withUnsafeBytes { Deflater.compress($0, .gzip) })
        let conversation = try HTTPConversation()
        let head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
        try conversation.send(
            Array("\(head)Content-Length: \(bomb.readableBytes)\r\n\r\n".utf8) + Array(bomb.readableBytesView))
        #expect(try conversation.received().status == 413)
    }

    @Test func nestingInBodies() throws {
        let conversation = try HTTPConversation { $0.limits.batch = 10 }
        for open in ["[", #"{"variables":"#, #"{"a":["#] {
            let body = String(repeating: open, count: 5_000)
            let answer = try conversation.exchange(post(body, "Content-Type: application/json\r\n"))
            #expect(answer.status == 400)
        }
        #expect(conversation.isOpen)
    }
}
