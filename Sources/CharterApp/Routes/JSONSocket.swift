import CharterSocket
import GraphQLTransport

/// The plain JSON socket for clients that speak no GraphQL, and what others are told at its path.
enum JSONSocket {
    static func endpoint(_ limits: TransportLimits) -> SocketEndpoint {
        SocketEndpoint(path: JSONSocketProtocol.path) {
            JSONSocketProtocol(maxSubscriptions: limits.operationsPerSocket, maxDepth: limits.jsonDepth) {
                Timestamp.now
            }
        }
    }

    static let page = HTTPRoute(.get, JSONSocketProtocol.path) { _ in
        var answer = HTTPRoute.Answer(
            status: 426, contentType: "text/plain; charset=utf-8",
            text: "This is a socket: open it as ws:// or wss://, and send JSON messages.\n")
        answer.fields = [("Upgrade", "websocket")]
        return answer
    }
}
