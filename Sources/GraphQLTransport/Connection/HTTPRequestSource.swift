import GraphQLExecution

/// An HTTP request as the context of its operations sees it: nothing is looked up before somebody asks.
final class HTTPRequestSource: RequestSource {
    private let head: HTTPRequestHead
    private let number: UInt64
    private let loop: String

    /// `number` counts the requests of the event loop that `loop` names.
    init(head: HTTPRequestHead, number: UInt64, loop: String) {
        self.head = head
        self.number = number
        self.loop = loop
    }

    /// The client's `X-Request-Id` if it is fit for a log, else a number of our own.
    var requestID: String {
        if let given = head.header("x-request-id"), (1...128).contains(given.utf8.count),
            given.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
        {
            return given
        }
        return loop + String(number, radix: 36)
    }

    func header(_ name: String) -> String? { head.header(name) }
}
