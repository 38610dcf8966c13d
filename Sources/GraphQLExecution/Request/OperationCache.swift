import Synchronization

/// Prepared operations by text and operation name, the least recently used leaving first. A text is kept from its
/// second time on.
///
/// Bounded by entries and by the memory that they take with their plans, so that clients which never repeat a text
/// cost no more than that.
final class OperationCache: Sendable {
    struct Key: Sendable {
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

        fileprivate static func == (left: Key, right: Key) -> Bool {
            left.digest == right.digest && left.operationName == right.operationName
                && left.query.withUnsafeBytes { left in
                    right.query.withUnsafeBytes { TextDigest.areEqual(left, $0) }
                }
        }
    }

    private struct Entry {
        var key: Key
        /// nil in a free place, so that it keeps nothing alive.
        var value: PreparedOperation?
        /// Bytes counted for the entry.
        var weight: Int
        var older: Int
        var newer: Int
        /// The next entry of the same bucket, -1 at the end.
        var next = -1
    }

    private struct State {
        /// The first entry of each bucket, -1 for none; a power of two of them. Digests are random enough as they are.
        var buckets = [Int](repeating: -1, count: 16)
        var count = 0
        var entries: [Entry] = []
        var free: [Int] = []
        var newest = -1
        var oldest = -1
        var bytes = 0
        /// Digests of texts that came lately, each in the place that its digest gives it.
        var lately = [UInt64](repeating: 0, count: OperationCache.latelyCount)

        func bucket(_ digest: UInt64) -> Int { Int(truncatingIfNeeded: digest) & (buckets.count - 1) }

        func position(of key: Key) -> Int? {
            var position = buckets[bucket(key.digest)]
            while position >= 0 {
                if entries[position].key == key { return position }
                position = entries[position].next
            }
            return nil
        }

        /// Finds the entry at `position` by its key from now on.
        mutating func file(_ position: Int) {
            count += 1
            if count > buckets.count {
                buckets = [Int](repeating: -1, count: buckets.count * 2)
                for position in entries.indices where entries[position].value != nil { enter(position) }
            } else {
                enter(position)
            }
        }

        private mutating func enter(_ position: Int) {
            let bucket = bucket(entries[position].key.digest)
            entries[position].next = buckets[bucket]
            buckets[bucket] = position
        }

        /// Finds it no more.
        mutating func unfile(_ position: Int) {
            count -= 1
            let bucket = bucket(entries[position].key.digest)
            let next = entries[position].next
            guard buckets[bucket] != position else {
                buckets[bucket] = next
                return
            }
            var before = buckets[bucket]
            while entries[before].next != position { before = entries[before].next }
            entries[before].next = next
        }
    }

    /// A power of two.
    private static let latelyCount = 4096

    private let state = Mutex(State())
    private let maxEntries: Int
    private let maxBytes: Int

    init(maxEntries: Int, maxBytes: Int) {
        self.maxEntries = max(1, maxEntries)
        self.maxBytes = maxBytes
    }

    var count: Int { state.withLock { $0.count } }

    subscript(key: Key) -> PreparedOperation? {
        state.withLock { state in
            guard let position = state.position(of: key) else { return nil }
            if position != state.newest {
                Self.unlink(position, &state)
                Self.link(position, &state)
            }
            return state.entries[position].value
        }
    }

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
        state.withLock { state in
            if let position = state.position(of: key) {
                state.entries[position].value = value
                weigh(position, &state)
                return
            }
            let entry = Entry(key: key, value: value, weight: 0, older: -1, newer: -1)
            let position: Int
            if let free = state.free.popLast() {
                position = free
                state.entries[position] = entry
            } else {
                position = state.entries.count
                state.entries.append(entry)
            }
            state.file(position)
            Self.link(position, &state)
            weigh(position, &state)
        }
    }

    /// Counts an entry anew: its operation has been planned once more.
    func weigh(_ key: Key) {
        state.withLock { state in
            if let position = state.position(of: key) { weigh(position, &state) }
        }
    }

    private func weigh(_ position: Int, _ state: inout State) {
        let weight = state.entries[position].key.query.count + (state.entries[position].value?.weight ?? 0)
        state.bytes += weight - state.entries[position].weight
        state.entries[position].weight = weight
        while state.count > maxEntries || (state.bytes > maxBytes && state.count > 1) {
            remove(state.oldest, &state)
        }
    }

    private func remove(_ position: Int, _ state: inout State) {
        Self.unlink(position, &state)
        state.bytes -= state.entries[position].weight
        state.unfile(position)
        state.entries[position] = Entry(
            key: Key(query: [], operationName: nil), value: nil, weight: 0, older: -1, newer: -1)
        state.free.append(position)
    }

    private static func link(_ position: Int, _ state: inout State) {
        state.entries[position].older = state.newest
        state.entries[position].newer = -1
        if state.newest >= 0 { state.entries[state.newest].newer = position }
        state.newest = position
        if state.oldest < 0 { state.oldest = position }
    }

    private static func unlink(_ position: Int, _ state: inout State) {
        let (older, newer) = (state.entries[position].older, state.entries[position].newer)
        if older >= 0 { state.entries[older].newer = newer } else { state.oldest = newer }
        if newer >= 0 { state.entries[newer].older = older } else { state.newest = older }
    }
}
