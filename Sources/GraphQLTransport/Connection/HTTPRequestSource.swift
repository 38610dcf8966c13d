import GraphQLExecution

/// An HTTP request as the context of its operations sees it: nothing is looked up before somebody asks.
final class HTTPRequestSource: RequestSource {
    let head: HTTPRequestHead
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
        return Self.identifier(loop, number)
    }

    /// `prefix` and the number to the base of 36. Written at once: this is done for each answer that tells it.
    static func identifier(_ prefix: String, _ number: UInt64) -> String {
        var count = 1
        var rest = number / 36
        while rest > 0 { (count, rest) = (count + 1, rest / 36) }
        return String(unsafeUninitializedCapacity: prefix.utf8.count + count) { bytes in
            let start = bytes.initialize(fromContentsOf: prefix.utf8)
            var rest = number
            for place in (start..<start + count).reversed() {
                let digit = UInt8(truncatingIfNeeded: rest % 36)
                bytes.initializeElement(
                    at: place, to: digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
                rest /= 36
            }
            return start + count
        }
    }

    func header(_ name: String) -> String? { head.header(name) }

    var path: String { head.text(head.path) }
    var query: String? { head.query.map(head.text) }
}
