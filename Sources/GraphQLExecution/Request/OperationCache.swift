import Synchronization

/// Prepared operations by text and operation name, the least recently used leaving first. A text is kept from its
/// second time on.
///
/// Bounded by entries and by the memory that they take with their plans, so that clients which never repeat a text
/// cost no more than that.
final class OperationCache: Sendable {
    struct Key: Sendable, Hashable {
        let query: [UInt8]
        let operationName: String?
        /// Of text and name, made once: a key is looked up several times.
        fileprivate let digest: UInt64

        init(query: [UInt8], operationName: String?) {
            self.query = query
            self.operationName = operationName
            var digest = TextDigest()
            query.withUnsafeBytes { digest.combine($0) }
            if var operationName { operationName.withUTF8 { digest.combine(UnsafeRawBufferPointer($0)) } }
            self.digest = digest.value
        }

        static func == (left: Key, right: Key) -> Bool {
            left.digest == right.digest && left.operationName == right.operationName
                && left.query.withUnsafeBytes { left in
                    right.query.withUnsafeBytes { TextDigest.areEqual(left, $0) }
                }
        }

        func hash(into hasher: inout Hasher) { hasher.combine(digest) }
    }

    private struct State {
        var entries: RecentEntries<Key, PreparedOperation>
        /// Digests of texts that came lately, each in the place that its digest gives it.
        var lately = [UInt64](repeating: 0, count: OperationCache.latelyCount)
    }

    /// A power of two.
    private static let latelyCount = 4096

    private let state: Mutex<State>

    init(maxEntries: Int, maxBytes: Int) {
        state = Mutex(State(entries: RecentEntries(maxCount: maxEntries, maxWeight: maxBytes)))
    }

    var count: Int { state.withLock { $0.entries.count } }

    subscript(key: Key) -> PreparedOperation? { state.withLock { $0.entries.use(key) } }

    /// Whether a text deserves a place: not when it comes for the first time.
    ///
    /// Clients that put values into their texts send each of them once. Keeping those would push out what is asked again
    /// and again, and free each of them when its memory has long grown cold.
    func admits(_ key: Key) -> Bool {
        state.withLock { state in
            let place = Int(truncatingIfNeeded: key.digest) & (Self.latelyCount - 1)
            defer { state.lately[place] = key.digest }
            return state.lately[place] == key.digest
        }
    }

    func insert(_ value: PreparedOperation, for key: Key) {
        state.withLock { $0.entries.insert(value, for: key, weight: Self.weight(of: value, key)) }
    }

    /// Counts an entry anew: its operation has been planned once more.
    func weigh(_ key: Key) {
        state.withLock { state in
            guard let value = state.entries.peek(key) else { return }
            state.entries.weigh(key, Self.weight(of: value, key))
        }
    }

    /// Bytes counted for an entry.
    private static func weight(of value: PreparedOperation, _ key: Key) -> Int { key.query.count + value.weight }
}
