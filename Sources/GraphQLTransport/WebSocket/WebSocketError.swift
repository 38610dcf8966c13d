/// What a peer did against RFC 6455; the socket closes with `code`.
struct WebSocketError: Error, Hashable {
    let code: WebSocketCloseCode
    let reason: String

    static func violation(_ reason: String) -> WebSocketError {
        WebSocketError(code: .protocolError, reason: reason)
    }
}
