import GraphQLExecution

/// An HTTP request as the context of its operations sees it: nothing is looked up before somebody asks.
final class HTTPRequestSource: RequestSource {
    private let head: HTTPRequestHead
    private let number: UInt64
    private let loop: UInt64

    /// `number` counts the requests of the event loop that `loop` names.
    init(head: HTTPRequestHead, number: UInt64, loop: UInt64) {
        self.head = head
        self.number = number
        self.loop = loop
    }

    /// Random, so that numbers of different processes do not meet in a log.
    private static let process = String(UInt64.random(in: 0 ... .max), radix: 36)

    /// The client's `X-Request-Id` if it is fit for a log, else a number of our own.
    var requestID: String {
        if let given = head.header("x-request-id"), (1...128).contains(given.utf8.count),
            given.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
        {
            return given
        }
        return "\(Self.process)-\(String(loop, radix: 36))-\(String(number, radix: 36))"
    }

    func header(_ name: String) -> String? { head.header(name) }
}
