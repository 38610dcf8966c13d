/// Topics that others are still to be told of, in order, each once. When there are too many, or one is too long to be
/// named, everything is to be looked at, which takes no room.
struct WakeQueue: Sendable {
    /// Topics that wait at most.
    let capacity: Int
    /// Bytes of the topics in one message, as `WakeMessage` writes them. PostgreSQL takes 7,999 bytes.
    let messageBytes: Int
    private var topics: [String] = []
    private var known: Set<String> = []
    private(set) var isEverything = false

    init(capacity: Int = 4_096, messageBytes: Int = 7_900) {
        self.capacity = capacity
        self.messageBytes = messageBytes
    }

    var isEmpty: Bool { topics.isEmpty && !isEverything }

    mutating func add(_ topic: String) {
        guard !isEverything, !known.contains(topic) else { return }
        guard topics.count < capacity, WakeMessage.length(of: topic) <= messageBytes else { return addEverything() }
        topics.append(topic)
        known.insert(topic)
    }

    mutating func addEverything() {
        isEverything = true
        topics = []
        known = []
    }

    /// Takes what fits into one message; nil when nothing waits, no topics for everything.
    mutating func takeMessage() -> [String]? {
        if isEverything {
            isEverything = false
            return []
        }
        guard !topics.isEmpty else { return nil }
        var bytes = 0
        let count = topics.prefix { topic in
            bytes += WakeMessage.length(of: topic)
            return bytes <= messageBytes
        }.count
        let message = Array(topics.prefix(count))
        topics.removeFirst(count)
        known.subtract(message)
        return message
    }
}
