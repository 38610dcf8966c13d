import NIOCore
import NIOHTTP1
import NIOWebSocket

/// The opening handshake of a socket (RFC 6455 section 4.2).
struct WebSocketHandshake: Sendable {
    static let subprotocol = "graphql-transport-ws"

    enum Decision: Hashable {
        /// The key to answer for; without the subprotocol the socket opens only to be closed with 4406.
        case accept(key: String, hasSubprotocol: Bool)
        case refuse(HTTPStatus, String)
    }

    var origins = OriginPolicy()

    /// Whether a head asks for a socket at all.
    static func isAsked(_ head: HTTPRequestHead) -> Bool {
        head.hasUpgrade && list(head.header("upgrade")).contains("websocket")
            && list(head.header("connection")).contains("upgrade")
    }

    func decide(_ head: HTTPRequestHead) -> Decision {
        guard head.method == .get, head.isVersion11, head.body == .none else {
            return .refuse(400, "A socket opens by GET and HTTP/1.1, without a body.")
        }
        guard head.header("sec-websocket-version") == "13" else {
            return .refuse(426, "Only version 13 of the WebSocket protocol is spoken here.")
        }
        guard let key = head.header("sec-websocket-key"), Self.isNonce(key) else {
            return .refuse(400, "Sec-WebSocket-Key must be 16 bytes in base 64.")
        }
        if let origin = head.header("origin"), !origins.admits(origin: origin, host: head.header("host")) {
            return .refuse(403, HTTPRefusal.originNotAllowed.message)
        }
        let offered = (head.header("sec-websocket-protocol") ?? "").split(separator: ",")
            .map { $0.filter { $0 != " " && $0 != "\t" } }
        return .accept(key: key, hasSubprotocol: offered.contains(Self.subprotocol))
    }

    private static func list(_ value: String?) -> [String] {
        (value ?? "").lowercased().split(separator: ",").map { String($0.filter { $0 != " " && $0 != "\t" }) }
    }

    /// 16 bytes are 22 digits and two signs of padding, the last digit with its low four bits clear.
    private static func isNonce(_ key: String) -> Bool {
        let digits = key.utf8.dropLast(2)
        guard key.utf8.count == 24, key.hasSuffix("=="), let last = digits.last else { return false }
        return "AQgw".utf8.contains(last)
            && digits.allSatisfy {
                switch $0 {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "/"): true
                default: false
                }
            }
    }

    /// `Sec-WebSocket-Accept` for a key, as NIO's upgrader computes it.
    static func acceptValue(for key: String, channel: any Channel) -> EventLoopFuture<String> {
        let upgrader = NIOWebSocketServerUpgrader(
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
            upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededVoidFuture() })
        let head = NIOHTTP1.HTTPRequestHead(
            version: .http1_1, method: .GET, uri: "/",
            headers: ["sec-websocket-key": key, "sec-websocket-version": "13"])
        return upgrader.buildUpgradeResponse(channel: channel, upgradeRequest: head, initialResponseHeaders: [:])
            .map { $0.first(name: "sec-websocket-accept") ?? "" }
    }
}
