/// Entries by key, bounded in number and weight; the least recently used leave first. Every access takes constant time.
///
/// A value for one owner, who guards it.
struct RecentEntries<Key: Hashable, Value> {
    private struct Entry {
        /// nil in a free place, like the value, so that it keeps nothing alive.
        var key: Key?
        var value: Value?
        var weight: Int
        var older: Int
        var newer: Int
    }

    private var positions: [Key: Int] = [:]
    private var entries: [Entry] = []
    private var free: [Int] = []
    private var newest = -1
    private var oldest = -1
    /// What all entries weigh together.
    private(set) var weight = 0
    private let maxCount: Int
    private let maxWeight: Int

    /// At least one entry is kept, whatever it weighs.
    init(maxCount: Int, maxWeight: Int) {
        self.maxCount = max(1, maxCount)
        self.maxWeight = maxWeight
    }

    var count: Int { positions.count }

    /// The value of a key, which is now the most recently used.
    mutating func use(_ key: Key) -> Value? {
        guard let position = positions[key] else { return nil }
        if position != newest {
            unlink(position)
            link(position)
        }
        return entries[position].value
    }

    /// The value of a key, without counting as a use.
    func peek(_ key: Key) -> Value? { positions[key].flatMap { entries[$0].value } }

    /// Adds an entry, or gives one a new value and weight.
    mutating func insert(_ value: Value, for key: Key, weight: Int) {
        if let position = positions[key] {
            entries[position].value = value
            weigh(position, weight)
            return
        }
        let entry = Entry(key: key, value: value, weight: 0, older: -1, newer: -1)
        let position: Int
        if let place = free.popLast() {
            position = place
            entries[position] = entry
        } else {
            position = entries.count
            entries.append(entry)
        }
        positions[key] = position
        link(position)
        weigh(position, weight)
    }

    /// Gives an entry that is there a new weight.
    mutating func weigh(_ key: Key, _ weight: Int) {
        if let position = positions[key] { weigh(position, weight) }
    }

    private mutating func weigh(_ position: Int, _ weight: Int) {
        self.weight += weight - entries[position].weight
        entries[position].weight = weight
        while positions.count > maxCount || (self.weight > maxWeight && positions.count > 1) { remove(oldest) }
    }

    private mutating func remove(_ position: Int) {
        unlink(position)
        weight -= entries[position].weight
        if let key = entries[position].key { positions[key] = nil }
        entries[position] = Entry(key: nil, value: nil, weight: 0, older: -1, newer: -1)
        free.append(position)
    }

    private mutating func link(_ position: Int) {
        entries[position].older = newest
        entries[position].newer = -1
        if newest >= 0 { entries[newest].newer = position }
        newest = position
        if oldest < 0 { oldest = position }
    }

    private mutating func unlink(_ position: Int) {
        let (older, newer) = (entries[position].older, entries[position].newer)
        if older >= 0 { entries[older].newer = newer } else { oldest = newer }
        if newer >= 0 { entries[newer].older = older } else { newest = older }
    }
}
