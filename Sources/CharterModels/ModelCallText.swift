/// A text that is kept up to a bound and says how long it really was.
struct ModelCallText: Sendable {
    private let limit: Int
    private var kept = ""
    private var byteCount = 0

    /// - Parameter limit: In bytes of UTF-8.
    init(limit: Int = ModelCallRecord.maximumTextBytes) { self.limit = limit }

    init(_ text: String, limit: Int = ModelCallRecord.maximumTextBytes) {
        self.init(limit: limit)
        append(text)
    }

    /// A conversation: a single message as it is, several with who says them.
    init(_ messages: [ChatMessage], limit: Int = ModelCallRecord.maximumTextBytes) {
        self.init(limit: limit)
        guard messages.count > 1 else {
            append(messages.first?.content ?? "")
            return
        }
        for (position, message) in messages.enumerated() {
            append((position > 0 ? "\n\n" : "") + message.role.rawValue + ": ")
            append(message.content)
        }
    }

    mutating func append(_ piece: String) {
        let room = limit - byteCount
        byteCount += piece.utf8.count
        if piece.utf8.count <= room {
            kept += piece
        } else if room > 0 {
            // An index within a character of several bytes counts as its beginning.
            kept += piece[..<piece.utf8.index(piece.startIndex, offsetBy: room)]
        }
    }

    var isEmpty: Bool { byteCount == 0 }

    /// The text as far as it was kept, with a mark where it was cut.
    var text: String { byteCount <= limit ? kept : kept + "… [cut: \(byteCount) bytes]" }
}
