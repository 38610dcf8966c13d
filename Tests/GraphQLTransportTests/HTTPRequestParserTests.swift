import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct HTTPRequestParserTests {
    private func parse(
        _ text: String, limits: HTTPRequestParser.Limits = HTTPRequestParser.Limits()
    ) throws(HTTPParseError) -> HTTPRequestHead? {
        var parser = HTTPRequestParser(limits: limits)
        var input = ByteBuffer(string: text)
        return try parser.parseHead(&input)
    }

    @Test func readsTheRequestLine() throws {
        let head = try #require(try parse("POST /graphql?a=1&b=2 HTTP/1.1\r\nHost: x\r\n\r\n"))
        #expect(head.method == .post)
        #expect(head.text(head.path) == "/graphql")
        #expect(head.query.map(head.text) == "a=1&b=2")
        #expect(head.isVersion11)
        #expect(head.isKeepAlive)
        #expect(head.hasPath(Array("/graphql".utf8)))
        #expect(!head.hasPath(Array("/graphq".utf8)))
    }

    @Test func takesFieldsByNameInAnyCaseAndJoinsRepeatedOnes() throws {
        let head = try #require(
            try parse("GET / HTTP/1.1\r\nHOST:x\r\nX-One:  a b \t\r\nx-oNE: c\r\nEmpty:\r\n\r\n"))
        #expect(head.header("x-one") == "a b, c")
        #expect(head.header("Host") == "x")
        #expect(head.header("empty") == "")
        #expect(head.header("x-on") == nil)
        #expect(head.header("accept") == nil)
        #expect(head.header("content-type") == nil)
    }

    @Test func whatIsNotedIsTheSameAsWhatStandsThere() throws {
        let lines = "Content-Type: a/b\r\nACCEPT: c/d\r\n"
        let head = try #require(try parse("GET / HTTP/1.1\r\nHost: x\r\n\(lines)\r\n"))
        for name in ["content-type", "Content-Type"] { #expect(head.header(name) == "a/b") }
        for name in ["accept", "Accept"] { #expect(head.header(name) == "c/d") }
        let several = try #require(
            try parse("GET / HTTP/1.1\r\nHost: x\r\n\(lines)Accept: e/f\r\naccept: g/h\r\n\r\n"))
        #expect(several.header("accept") == "c/d, e/f, g/h")
    }

    @Test func splitsAbsoluteTargets() throws {
        let head = try #require(try parse("GET http://host:80/a/b?q HTTP/1.1\r\nHost: host\r\n\r\n"))
        #expect(head.text(head.path) == "/a/b")
        #expect(head.query.map(head.text) == "q")
        let bare = try #require(try parse("GET http://host HTTP/1.1\r\nHost: host\r\n\r\n"))
        #expect(bare.text(bare.path) == "")
    }

    @Test func waitsForTheEndHoweverSmallThePieces() throws {
        let text = "\r\nGET /x HTTP/1.1\r\nHost: x\r\nA: b\r\n\r\n"
        var parser = HTTPRequestParser()
        var input = ByteBuffer()
        var heads: [HTTPRequestHead] = []
        for byte in text.utf8 {
            #expect(heads.isEmpty)
            input.writeInteger(byte)
            if let head = try parser.parseHead(&input) { heads.append(head) }
        }
        let head = try #require(heads.first)
        #expect(head.header("a") == "b")
        #expect(input.readableBytes == 0)
    }

    @Test func leavesWhatFollowsTheHead() throws {
        var parser = HTTPRequestParser()
        var input = ByteBuffer(string: "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n")
        let first = try #require(try parser.parseHead(&input))
        let second = try #require(try parser.parseHead(&input))
        #expect(first.text(first.path) == "/1")
        #expect(second.text(second.path) == "/2")
        #expect(try parser.parseHead(&input) == nil)
    }

    @Test(arguments: [
        ("Connection: close\r\n", "1.1", false), ("Connection: keep-alive\r\n", "1.0", true), ("", "1.0", false),
        ("", "1.1", true), ("Connection: foo, Close\r\n", "1.1", false),
        ("Connection: keep-alive, close\r\n", "1.1", false),
    ])
    func knowsWhetherTheConnectionStays(fields: String, version: String, stays: Bool) throws {
        let head = try #require(try parse("GET / HTTP/\(version)\r\nHost: x\r\n\(fields)\r\n"))
        #expect(head.isKeepAlive == stays)
    }

    @Test(arguments: [
        ("", HTTPRequestHead.BodyFraming.none), ("Content-Length: 0\r\n", .none),
        ("Content-Length: 12\r\n", .length(12)),
        ("Transfer-Encoding: chunked\r\n", .chunked), ("Transfer-Encoding: Chunked\r\n", .chunked),
    ])
    func knowsTheLengthOfTheBody(fields: String, framing: HTTPRequestHead.BodyFraming) throws {
        let head = try #require(try parse("POST / HTTP/1.1\r\nHost: x\r\n\(fields)\r\n"))
        #expect(head.body == framing)
    }

    @Test func expectsContinueOnlyWithABody() throws {
        let with = try #require(
            try parse("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n"))
        #expect(with.expectsContinue)
        let without = try #require(try parse("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n"))
        #expect(!without.expectsContinue)
    }

    /// RFC 9110 section 2.5.
    @Test(arguments: [("1.0", false), ("1.1", true), ("1.2", true), ("1.9", true)])
    func minorVersionsAreReadAsTheHighestKnown(version: String, isVersion11: Bool) throws {
        let head = try #require(try parse("GET / HTTP/\(version)\r\nHost: x\r\n\r\n"))
        #expect(head.isVersion11 == isVersion11)
        #expect(head.isKeepAlive == isVersion11)
    }

    @Test(arguments: ["0.9", "2.0", "3.0", "9.9"]) func otherMajorVersionsAreNotSpoken(version: String) {
        #expect(throws: HTTPParseError.versionNotSupported) {
            try parse("GET / HTTP/\(version)\r\nHost: x\r\n\r\n")
        }
    }

    @Test(arguments: ["1", "1.", "1.10", "1,1", "x.1", "1.x", "11.1"]) func versionsThatAreNone(version: String) {
        #expect(throws: HTTPParseError.malformed("the protocol version is not understood")) {
            try parse("GET / HTTP/\(version)\r\nHost: x\r\n\r\n")
        }
    }

    /// What two parsers could understand differently (RFC 9112 section 11), and what is no HTTP at all.
    @Test(arguments: [
        "GET / HTTP/1.1\nHost: x\n\n", "GET / HTTP/1.1\r\nHost: x\n\r\n", " GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1 \r\nHost: x\r\n\r\n",
        "GET / http/1.1\r\nHost: x\r\n\r\n", "GET / FTP/1.1\r\nHost: x\r\n\r\n", "GET x HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: x\r\n\r\n", "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /é HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", "GET / HTTP/1.1\r\n: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\u{0}\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Type: a/b\r\nContent-Type: a/b\r\n\r\n", "\u{16}\u{3}\u{1}",
        "{\"query\":1}\n",
    ])
    func refusesWhatIsMalformed(text: String) throws {
        let error = #expect(throws: HTTPParseError.self) { try parse(text) }
        guard case .malformed = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func namesOtherProtocolsAndCodings() throws {
        #expect(throws: HTTPParseError.versionNotSupported) { try parse("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") }
        #expect(throws: HTTPParseError.codingNotImplemented) {
            try parse("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n")
        }
    }

    @Test func boundsTheRequestLine() throws {
        let limits = HTTPRequestParser.Limits(requestLine: 40, head: 200, fields: 3)
        let fits = "GET /" + String(repeating: "a", count: 35) + " HTTP/1.1\r\nHost: x\r\n\r\n"
        #expect(try parse(fits, limits: limits) != nil)
        let long = "GET /" + String(repeating: "a", count: 37) + " HTTP/1.1\r\nHost: x\r\n\r\n"
        #expect(throws: HTTPParseError.targetTooLong) { try parse(long, limits: limits) }
        // Without an end in sight too.
        #expect(throws: HTTPParseError.targetTooLong) {
            try parse("GET /" + String(repeating: "a", count: 60), limits: limits)
        }
    }

    @Test func boundsTheHeadAndItsFields() throws {
        let limits = HTTPRequestParser.Limits(requestLine: 40, head: 200, fields: 3)
        let endless = "GET / HTTP/1.1\r\nHost: x\r\nA: " + String(repeating: "a", count: 200)
        #expect(throws: HTTPParseError.headTooLarge) { try parse(endless, limits: limits) }
        #expect(throws: HTTPParseError.headTooLarge) { try parse(endless + "\r\n\r\n", limits: limits) }
        #expect(try parse("GET / HTTP/1.1\r\nHost: x\r\nA: b\r\nC: d\r\n\r\n", limits: limits) != nil)
        #expect(throws: HTTPParseError.headTooLarge) {
            try parse("GET / HTTP/1.1\r\nHost: x\r\nA: b\r\nC: d\r\nE: f\r\n\r\n", limits: limits)
        }
    }

    /// Where a text is cut into pieces must never change what it means.
    @Test(arguments: [
        "POST /graphql?a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nA: b\r\n\r\n", "\r\n\r\nGET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\n\r\n", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
    ])
    func piecesMeanTheSameAsTheWhole(text: String) {
        func outcome(_ pieces: [Substring]) -> String {
            var parser = HTTPRequestParser()
            var input = ByteBuffer()
            do {
                for piece in pieces {
                    input.writeSubstring(piece)
                    if let head = try parser.parseHead(&input) { return String(buffer: head.bytes) }
                }
                return "incomplete"
            } catch {
                return "\(error)"
            }
        }
        let whole = outcome([text[...]])
        #expect(whole != "incomplete")
        for index in text.unicodeScalars.indices {
            #expect(outcome([text[..<index], text[index...]]) == whole)
        }
    }
}
