/// Cuts a byte stream into server-sent events, wherever the pieces happen to be split.
///
/// Follows the WHATWG rules: lines end in LF, CR or CRLF; a leading byte order mark and comments are skipped; unknown
/// fields are ignored; an event that is not closed by an empty line before the end is dropped.
public struct ServerSentEventParser: Sendable {
    /// A line or event outgrew its bound. What follows could not be trusted, so the stream has to be given up.
    public struct LimitExceeded: Error, Equatable {
        public var bytes: Int

        public init(bytes: Int) { self.bytes = bytes }
    }

    /// How long the server asks clients to wait before they come again; nil when it did not say.
    public private(set) var retry: Duration?

    private let maximumEventBytes: Int
    private var line: [UInt8] = []
    private var name = ""
    private var data: [UInt8] = []
    private var hasData = false
    private var lastByteWasCR = false
    private var isFirstLine = true
    private var lastID: String?

    /// - Parameter maximumEventBytes: Bound of one line, and of the data of one event.
    public init(maximumEventBytes: Int) {
        self.maximumEventBytes = maximumEventBytes
    }

    /// Takes the next bytes and returns the events which they complete.
    public mutating func consume(_ bytes: some Sequence<UInt8>) throws(LimitExceeded) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\n") where lastByteWasCR:
                lastByteWasCR = false
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                lastByteWasCR = byte == UInt8(ascii: "\r")
                if let event = try endLine() { events.append(event) }
            default:
                lastByteWasCR = false
                guard line.count < maximumEventBytes else { throw LimitExceeded(bytes: maximumEventBytes) }
                line.append(byte)
            }
        }
        return events
    }

    private mutating func endLine() throws(LimitExceeded) -> ServerSentEvent? {
        defer { line.removeAll(keepingCapacity: true) }
        if isFirstLine {
            isFirstLine = false
            if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        }
        guard !line.isEmpty else { return endEvent() }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[colon...].dropFirst()
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "data":
            if hasData { data.append(UInt8(ascii: "\n")) }
            guard data.count + value.count <= maximumEventBytes else { throw LimitExceeded(bytes: maximumEventBytes) }
            data.append(contentsOf: value)
            hasData = true
        case "event":
            name = String(decoding: value, as: UTF8.self)
        case "id":
            // An identifier with a null character could not be sent back.
            if !value.contains(0) { lastID = String(decoding: value, as: UTF8.self) }
        case "retry":
            if let milliseconds = Self.milliseconds(value) { retry = .milliseconds(milliseconds) }
        default:
            // A comment (empty field name), or unknown.
            break
        }
        return nil
    }

    private mutating func endEvent() -> ServerSentEvent? {
        defer {
            name = ""
            data = []
            hasData = false
        }
        return hasData ? ServerSentEvent(name: name.isEmpty ? "message" : name, data: data, lastID: lastID) : nil
    }

    /// Digits alone; a day and more is a day.
    private static func milliseconds(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        let day = 86_400_000
        return min(day, Int(String(decoding: digits, as: UTF8.self)) ?? day)
    }
}
