/// Remembers which pairs were compared, so that nothing is compared, or reported, twice.
struct ComparedPairs {
    private struct Pair: Hashable {
        let left: Int
        let right: Int
    }

    /// Whether the pair was only compared as mutually exclusive.
    private var wasExclusive: [Pair: Bool] = [:]

    /// Adds a pair and tells whether it needs comparing. What was compared in full needs no look as exclusive.
    mutating func insert(_ left: Int, _ right: Int, isExclusive: Bool) -> Bool {
        let pair = Pair(left: left, right: right)
        if let known = wasExclusive[pair], isExclusive || !known { return false }
        wasExclusive[pair] = isExclusive
        return true
    }
}
