import NIOCore
import NIOEmbedded
import Testing

@testable import GraphQLTransport

@Suite struct WebSocketHandshakeTests {
    private func decide(
        _ replacements: [(String, String)] = [], origins: OriginPolicy = OriginPolicy()
    ) throws -> WebSocketHandshake.Decision {
        var text = SocketConversation.handshake()
        for (old, new) in replacements { text = text.replacing(old, with: new) }
        var parser = HTTPRequestParser()
        var input = ByteBuffer(string: text)
        let head = try #require(try parser.parseHead(&input))
        return WebSocketHandshake(origins: origins).decide(head)
    }

    private let key = "dGhlIHNhbXBsZSBub25jZQ=="

    @Test func acceptsAProperHandshake() throws {
        #expect(try decide() == .accept(key: key, hasSubprotocol: true))
        #expect(
            try decide([("graphql-transport-ws", "foo, graphql-transport-ws")])
                == .accept(key: key, hasSubprotocol: true))
        #expect(try decide([("graphql-transport-ws", "graphql-ws")]) == .accept(key: key, hasSubprotocol: false))
    }

    /// The example of RFC 6455 section 1.3.
    @Test func answersTheKey() throws {
        let channel = EmbeddedChannel()
        #expect(try WebSocketHandshake.acceptValue(for: key, channel: channel).wait() == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    }

    @Test(arguments: [
        ("Version: 13", "Version: 8", 426), ("GET ", "POST ", 400), ("ZQ==", "ZQ=", 400), ("ZQ==", "Z===", 400),
        ("dGhl", "dG!l", 400), ("ZQ==", "ZR==", 400), ("HTTP/1.1", "HTTP/1.0", 400),
        ("Host: here", "Host: here\r\nContent-Length: 1", 400),
        ("Host: here", "Host: here\r\nOrigin: https://evil.example", 403),
        ("Host: here", "Host: here\r\nOrigin: null", 403),
        ("Host: here", "Host: here\r\nOrigin: http://here.evil.example", 403),
    ])
    func refusesOthers(old: String, new: String, status: Int) throws {
        guard case .refuse(let given, _) = try decide([(old, new)]) else {
            Issue.record("accepted")
            return
        }
        #expect(given.code == status)
    }

    @Test func admitsItsOwnOriginAndThoseOnTheList() throws {
        let accepted = WebSocketHandshake.Decision.accept(key: key, hasSubprotocol: true)
        #expect(try decide([("Host: here", "Host: here\r\nOrigin: https://here")]) == accepted)
        let friend = [("Host: here", "Host: here\r\nOrigin: https://Friend.example")]
        #expect(try decide(friend, origins: OriginPolicy(allowed: ["https://friend.example"])) == accepted)
        #expect(try decide(friend, origins: OriginPolicy(allowsAny: true)) == accepted)
    }
}
