/// A wake-up as text, for NOTIFY and for Redis: who sends it, then the topics, each behind its length in bytes, so that
/// any text can be a topic. Without topics it wakes for everything.
///
///     3f2a91c07d554e18 5:run-14:run27:n8n
struct WakeMessage: Sendable, Hashable {
    /// Told apart from our own by whoever receives it.
    let origin: String
    let topics: [String]

    init(origin: String, topics: [String]) {
        self.origin = origin
        self.topics = topics
    }

    var text: String {
        var text = origin + " "
        for topic in topics { text += Self.entry(topic) }
        return text
    }

    /// Nil for a text that is none of ours.
    init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        var rest = Substring(parts[1]).utf8[...]
        var topics: [String] = []
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            let entry = rest[rest.index(after: colon)...]
            guard let length = Int(Substring(rest[..<colon])), (0...entry.count).contains(length),
                let topic = String(entry.prefix(length))
            else { return nil }
            topics.append(topic)
            rest = entry.dropFirst(length)
        }
        guard rest.isEmpty else { return nil }
        self.init(origin: String(parts[0]), topics: topics)
    }

    /// How long the entry of a topic is in the text.
    static func length(of topic: String) -> Int { entry(topic).utf8.count }

    private static func entry(_ topic: String) -> String { "\(topic.utf8.count):\(topic)" }
}
