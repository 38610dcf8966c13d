import NIOCore
import NIOEmbedded
import Testing

@testable import GraphQLTransport

/// A socket without a network: messages in, frames out.
final class SocketConversation {
    enum Frame: Hashable {
        case text(String)
        case close(UInt16, String)
        case ping
        case pong(String)
    }

    let http: HTTPConversation

    init(
        _ configure: (inout ServerConfiguration) -> Void = { _ in }, fields: String = "",
        subprotocol: String? = "graphql-transport-ws", path: String = "/graphql", sockets: [SocketEndpoint] = [],
        observer: any TransportObserver = SilentObserver()
    ) throws {
        http = try HTTPConversation(configure, sockets: sockets, observer: observer)
        try http.send(Self.handshake(fields: fields, subprotocol: subprotocol, path: path))
        let answer = try http.receivedBytes()
        let end = try #require(answer.firstRange(of: Array("\r\n\r\n".utf8)))
        try #require(String(decoding: answer, as: UTF8.self).status == 101)
        early = Array(answer[end.upperBound...])
    }

    /// Frames that came right behind the handshake.
    private var early: [UInt8]

    static func handshake(
        fields: String = "", subprotocol: String? = "graphql-transport-ws", path: String = "/graphql"
    ) -> String {
        "GET \(path) HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + (subprotocol.map { "Sec-WebSocket-Protocol: \($0)\r\n" } ?? "") + fields + "\r\n"
    }

    /// A masked frame of a client.
    static func frame(_ payload: [UInt8], first: UInt8 = 0x81, mask: [UInt8] = [1, 2, 3, 4]) -> [UInt8] {
        var frame = [first]
        switch payload.count {
        case ..<126: frame.append(0x80 | UInt8(payload.count))
        case ...0xFFFF: frame += [0xFE, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
        default: frame += [0xFF] + (0..<8).map { UInt8(truncatingIfNeeded: payload.count >> (56 - 8 * $0)) }
        }
        return frame + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
    }

    func send(_ text: String) throws { try http.send(Self.frame(Array(text.utf8))) }

    func send(raw bytes: [UInt8]) throws { try http.send(bytes) }

    /// The frames since the last call.
    func received() throws -> [Frame] {
        var bytes = early + (try http.receivedBytes())
        early = []
        var frames: [Frame] = []
        while bytes.count >= 2 {
            var length = Int(bytes[1] & 0x7F)
            var start = 2
            if length == 126 {
                length = Int(bytes[2]) << 8 | Int(bytes[3])
                start = 4
            } else if length == 127 {
                length = bytes[2..<10].reduce(0) { $0 << 8 | Int($1) }
                start = 10
            }
            let payload = Array(bytes[start..<start + length])
            let text = String(decoding: payload, as: UTF8.self)
            switch bytes[0] {
            case 0x81: frames.append(.text(text))
            case 0x88:
                frames.append(
                    .close(UInt16(payload[0]) << 8 | UInt16(payload[1]), String(decoding: payload[2...], as: UTF8.self))
                )
            case 0x89: frames.append(.ping)
            case 0x8A: frames.append(.pong(text))
            default: Issue.record("unexpected frame \(bytes[0])")
            }
            bytes.removeFirst(start + length)
        }
        return frames
    }

    func exchange(_ text: String) throws -> [Frame] {
        try send(text)
        return try received()
    }

    /// As if the client had stopped reading, or gone on.
    func setWritable(_ isWritable: Bool) {
        http.channel.isWritable = isWritable
        http.channel.pipeline.fireChannelWritabilityChanged()
        http.channel.embeddedEventLoop.run()
    }

    func connect() throws {
        #expect(try exchange(#"{"type":"connection_init"}"#) == [.text(#"{"type":"connection_ack"}"#)])
    }

    func subscribe(_ id: String, _ query: String) throws -> [Frame] {
        try exchange(#"{"id":"\#(id)","type":"subscribe","payload":{"query":"\#(query)"}}"#)
    }
}
