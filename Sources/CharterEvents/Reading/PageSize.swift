/// How many events to read at once: few at first, more while they are small, so that a page stays within its bytes
/// whatever the size of events.
struct PageSize: Sendable, Hashable {
    /// Events of a page at most.
    let maximum: Int
    /// What a page is to hold about.
    let bytes: Int
    /// For the next page.
    private(set) var limit: Int

    init(maximum: Int = 256, bytes: Int = 1 << 20) {
        self.maximum = max(1, maximum)
        self.bytes = max(1, bytes)
        limit = min(32, self.maximum)
    }

    /// Learns from a page that was read.
    mutating func read(_ events: [Event]) {
        guard !events.isEmpty else { return }
        let average = max(1, events.reduce(0) { $0 + $1.bytes } / events.count)
        limit = min(maximum, max(1, bytes / average), limit * 4)
    }
}

extension Event {
    /// About what it takes in memory.
    var bytes: Int { 128 + topic.utf8.count + type.utf8.count + payload.utf8.count }
}
