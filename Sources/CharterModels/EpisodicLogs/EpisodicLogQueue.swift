/// What waits to be written to the log: the policy, without waiting and without a database.
///
/// Every call reserves the place of its entry before it begins. While the database is merely slow, calls that find no place
/// wait for one, so nothing is lost and nothing grows without bound. While it fails, they do not wait: models go on without
/// it, and entries for which no place is left are dropped and counted.
struct EpisodicLogQueue: Sendable {
    private let capacity: Int
    private var waiting: [EpisodicLogEntry] = []
    private var reserved = 0
    private var beingWritten = 0
    private var isFailing = false
    private(set) var written = 0
    private(set) var dropped = 0

    /// - Parameter capacity: Entries that wait, are being written, or will come from calls that are under way.
    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// Entries that are not written yet.
    var count: Int { waiting.count + beingWritten }

    /// Whether a call need not wait.
    var hasPlace: Bool { count + reserved < capacity || isFailing }

    /// A call is about to begin.
    /// - Returns: Whether it has a place; otherwise there will be one once something was written.
    mutating func admit() -> Bool {
        guard hasPlace else { return false }
        reserved += 1
        return true
    }

    /// A call begins although there is no place.
    mutating func admitAnyway() { reserved += 1 }

    /// A call has ended.
    /// - Returns: Whether its entry has a place.
    mutating func add(_ entry: EpisodicLogEntry) -> Bool {
        reserved = max(0, reserved - 1)
        guard count < capacity else {
            dropped += 1
            return false
        }
        waiting.append(entry)
        return true
    }

    /// The oldest entries, to be written now; then `wrote`, `refused` or `failed` tells what came of it.
    mutating func takeBatch(limit: Int) -> [EpisodicLogEntry] {
        let batch = Array(waiting.prefix(limit))
        waiting.removeFirst(batch.count)
        beingWritten += batch.count
        return batch
    }

    /// The entries are in the database.
    mutating func wrote(_ count: Int) {
        isFailing = false
        beingWritten -= count
        written += count
    }

    /// The database will never take this entry.
    mutating func refused() {
        beingWritten -= 1
        dropped += 1
    }

    /// The database did not take the entries, and may later.
    mutating func failed(_ batch: [EpisodicLogEntry]) {
        isFailing = true
        beingWritten -= batch.count
        waiting.insert(contentsOf: batch, at: 0)
    }
}
