/// Chooses among the forms that a resource has by the client's `Accept` (RFC 9110 section 12.5.1).
enum AcceptHeader {
    /// The best of `offers`, or nil when none is acceptable.
    ///
    /// The highest quality wins; then the type that is named most closely; then the one that stands first in the field;
    /// then the first offer.
    static func choose(_ value: UnsafeRawBufferPointer, from offers: [ResponseMediaType]) -> ResponseMediaType? {
        best(of: offers, ranks(value, of: offers))
    }

    private static let streams: [ResponseMediaType] = [
        .eventStream, .multipart, .multipartDraft20220824, .multipartSubscription,
    ]
    private static let wholes: [ResponseMediaType] = [.json, .graphQLResponse, .eventStream]
    private static let multiparts: [ResponseMediaType] = [
        .multipart, .multipartDraft20220824, .multipartSubscription,
    ]

    /// The forms for what an operation may turn out to be, or nil when not even a whole response has one.
    ///
    /// A whole response leaves in parts only when nothing else is acceptable. An answer in parts takes a form that the
    /// client likes at least as well as that of a whole response, which it could have instead; events, which have no
    /// other form, take any that is named.
    static func forms(_ value: UnsafeRawBufferPointer, hasPage: Bool) -> AcceptedForms? {
        let ranks = ranks(value, of: ResponseMediaType.allCases)
        let wholes = hasPage ? wholes + [.html] : wholes
        guard let whole = best(of: wholes, ranks) ?? best(of: multiparts, ranks) else { return nil }
        let named = streams.filter { ranks[$0.rawValue].specificity > 1 }
        let least = ranks[whole.rawValue].quality
        let parts = named.filter { $0 != .multipartSubscription && ranks[$0.rawValue].quality >= least }
        let events = named.filter { $0 == .eventStream || $0 == .multipartSubscription }
        return AcceptedForms(whole: whole, parts: best(of: parts, ranks), events: best(of: events, ranks))
    }

    /// What the field says of each offer, at the place of its raw value.
    private static func ranks(_ value: UnsafeRawBufferPointer, of offers: [ResponseMediaType]) -> [Rank] {
        var ranks = ResponseMediaType.allCases.map { _ in Rank() }
        var position = 0
        HTTPFieldSyntax.forEachElement(of: value) { element in
            position += 1
            guard let range = MediaType(element), let quality = range.quality, range.isUTF8 else { return }
            for offer in offers {
                let specificity = offer.specificity(in: range)
                // A closer range replaces what a wider one said, be its quality higher or lower.
                if specificity > ranks[offer.rawValue].specificity {
                    ranks[offer.rawValue] = Rank(quality: quality, specificity: specificity, position: position)
                }
            }
        }
        return ranks
    }

    private static func best(of offers: [ResponseMediaType], _ ranks: [Rank]) -> ResponseMediaType? {
        var best: ResponseMediaType?
        for offer in offers where ranks[offer.rawValue].quality > 0 {
            if let best, !ranks[offer.rawValue].isBetter(than: ranks[best.rawValue]) { continue }
            best = offer
        }
        return best
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
