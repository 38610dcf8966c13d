import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct HTTPBodyReaderTests {
    private func read(
        _ text: String, _ framing: HTTPRequestHead.BodyFraming = .chunked, limit: Int = 100
    ) throws(HTTPParseError) -> (body: String?, rest: String) {
        var reader = try HTTPBodyReader(framing, limit: limit)
        var input = ByteBuffer(string: text)
        let body = try reader.read(&input)
        return (body.map { String(buffer: $0) }, String(buffer: input))
    }

    @Test func takesAsManyBytesAsAnnounced() throws {
        #expect(try read("abcdef", .length(4)) == ("abcd", "ef"))
        #expect(try read("abc", .length(4)) == (nil, "abc"))
    }

    @Test func joinsChunksAndDropsExtensionsAndTrailers() throws {
        #expect(try read("3\r\nabc\r\n00A;x=\"y\"\r\n0123456789\r\n0\r\nT: v\r\n\r\nrest") == ("abc0123456789", "rest"))
        #expect(try read("0\r\n\r\n") == ("", ""))
    }

    @Test func joinsChunksHoweverSmallThePieces() throws {
        var reader = try HTTPBodyReader(.chunked, limit: 10)
        var input = ByteBuffer()
        var body: ByteBuffer?
        for byte in "2 \r\nab\r\n1\r\nc\r\n0\r\n\r\n".utf8 {
            #expect(body == nil)
            input.writeInteger(byte)
            body = try reader.read(&input)
        }
        #expect(body.map { String(buffer: $0) } == "abc")
    }

    @Test func refusesWhatIsTooLargeBeforeItComes() throws {
        #expect(throws: HTTPParseError.bodyTooLarge) { try read("", .length(101)) }
        #expect(try read("", .length(100)).body == nil)
        #expect(throws: HTTPParseError.bodyTooLarge) { try read("65\r\n") }
        #expect(throws: HTTPParseError.bodyTooLarge) { try read("3\r\nabc\r\n2\r\n", limit: 4) }
        #expect(try read("3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n", limit: 4).body == "abcd")
    }

    @Test(arguments: [
        "x\r\n", "\r\n", "-1\r\n", "0x3\r\nabc\r\n", "3\nabc\r\n", "3\r\nabcd\r\n", "3\r\nabc\n\n",
        "10000000000000000\r\n", "3 zz\r\nabc\r\n0\r\n\r\n", "3;a\rb\r\nabc\r\n0\r\n\r\n",
        "3" + String(repeating: ";", count: 300), "0\r\n" + String(repeating: "T: v\r\n", count: 2000),
    ])
    func refusesWhatIsNoChunk(text: String) throws {
        let error = #expect(throws: HTTPParseError.self) { try read(text) }
        guard case .malformed = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
