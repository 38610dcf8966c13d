import CharterServerSentEvents
import Testing

struct ServerSentEventParserTests {
    private func parse(_ bytes: [UInt8], pieces: Int, limit: Int = 1000) throws -> [String] {
        var parser = ServerSentEventParser(maximumEventBytes: limit)
        var events: [ServerSentEvent] = []
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            events += try parser.consume(bytes[start..<min(start + pieces, bytes.count)])
        }
        return events.map { "\($0.name)=" + String(decoding: $0.data, as: UTF8.self) }
    }

    private static let conversations: [(String, [String])] = [
        ("data: a\n\ndata: b\n\n", ["message=a", "message=b"]),
        ("data: a\r\n\r\ndata: b\r\rdata: c\n\n", ["message=a", "message=b", "message=c"]),
        ("data: one\ndata:two\ndata:  three\n\n", ["message=one\ntwo\n three"]),
        ("data: one\r\ndata: two\r\n\r\ndata: a\rdata: b\r\r", ["message=one\ntwo", "message=a\nb"]),
        ("\u{FEFF}data: a\n\n", ["message=a"]),
        (": keep-alive\n\n\n\ndata: a\nid: 7\nretry: 10\nother: x\n\n", ["message=a"]),
        ("event: error\ndata: {}\n\ndata: a\n\n", ["error={}", "message=a"]),
        ("event: lonely\n\ndata: a\n\n", ["message=a"]),
        ("data\n\n", ["message="]),
        ("data: grüße 👋🏽 漢字\n\n", ["message=grüße 👋🏽 漢字"]),
        ("data: a\n\ndata: never closed\n", ["message=a"]),
    ]

    @Test(arguments: conversations)
    func theSplitDoesNotMatter(stream: String, events: [String]) throws {
        let bytes = Array(stream.utf8)
        for pieces in 1...bytes.count {
            #expect(try parse(bytes, pieces: pieces) == events, "in pieces of \(pieces)")
        }
    }

    @Test func aLineIsBounded() {
        let bytes = Array("data: 123456789".utf8)
        #expect(throws: ServerSentEventParser.LimitExceeded(bytes: 10)) { try parse(bytes, pieces: 4, limit: 10) }
    }

    @Test func anEventOfManyLinesIsBounded() {
        let bytes = Array(String(repeating: "data: 1234\n", count: 5).utf8)
        #expect(throws: ServerSentEventParser.LimitExceeded(bytes: 12)) { try parse(bytes, pieces: 4, limit: 12) }
    }

    @Test func emptyDataLinesAreBoundedToo() {
        let bytes = Array(String(repeating: "data:\n", count: 50).utf8)
        #expect(throws: ServerSentEventParser.LimitExceeded(bytes: 12)) { try parse(bytes, pieces: 4, limit: 12) }
    }

    @Test func anIdentifierStaysUntilAnotherComes() throws {
        var parser = ServerSentEventParser(maximumEventBytes: 100)
        let stream = "data: a\n\nid: 7\ndata: b\n\ndata: c\n\nid: x\0y\ndata: d\n\nid: 8\n\ndata: e\n\nid\ndata: f\n\n"
        let events = try parser.consume(Array(stream.utf8))
        #expect(events.map(\.lastID) == [nil, "7", "7", "7", "8", ""])
    }

    @Test func theServerSaysWhenToComeAgain() throws {
        var parser = ServerSentEventParser(maximumEventBytes: 100)
        #expect(parser.retry == nil)
        _ = try parser.consume(Array("retry: 1500\nretry: -1\nretry: 2s\nretry:\n".utf8))
        #expect(parser.retry == .milliseconds(1500))
        _ = try parser.consume(Array("retry: 99999999999999999999\n".utf8))
        #expect(parser.retry == .seconds(86_400))
    }
}
