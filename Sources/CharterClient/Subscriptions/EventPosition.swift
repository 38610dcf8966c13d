/// The place of an event in its stream, as the server writes it: opaque, except that numbers and numbers joined by dots
/// have an order.
struct EventPosition: Sendable, Hashable {
    let text: String
    private let numbers: [UInt64]?

    init(_ text: String) {
        self.text = text
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { UInt64($0) }
        self.numbers = numbers.count == parts.count ? numbers : nil
    }

    /// Whether a stream that has come to `other` has been here: the same place, or one that is known to come before it.
    func isAtOrBefore(_ other: EventPosition) -> Bool {
        guard let numbers, let others = other.numbers, numbers.count == others.count else { return text == other.text }
        return !others.lexicographicallyPrecedes(numbers)
    }
}
