/// Chooses among the forms that a resource has by the client's `Accept` (RFC 9110 section 12.5.1).
enum AcceptHeader {
    /// The best of `offers`, or nil when none is acceptable.
    ///
    /// The highest quality wins; then the type that is named most closely; then the one that stands first in the field;
    /// then the first offer.
    static func choose(_ value: UnsafeRawBufferPointer, from offers: [ResponseMediaType]) -> ResponseMediaType? {
        var ranks = offers.map { _ in Rank() }
        var position = 0
        HTTPFieldSyntax.forEachElement(of: value) { element in
            position += 1
            guard let range = MediaType(element), let quality = range.quality, range.isUTF8 else { return }
            for index in offers.indices {
                let specificity = offers[index].specificity(in: range)
                // A closer range replaces what a wider one said, be its quality higher or lower.
                if specificity > ranks[index].specificity {
                    ranks[index] = Rank(quality: quality, specificity: specificity, position: position)
                }
            }
        }
        var best: Int?
        for index in offers.indices where ranks[index].quality > 0 {
            if let current = best, !ranks[index].isBetter(than: ranks[current]) { continue }
            best = index
        }
        return best.map { offers[$0] }
    }

    private struct Rank {
        var quality = 0
        var specificity = 0
        var position = 0

        func isBetter(than other: Rank) -> Bool {
            if quality != other.quality { return quality > other.quality }
            if specificity != other.specificity { return specificity > other.specificity }
            return position < other.position
        }
    }
}
