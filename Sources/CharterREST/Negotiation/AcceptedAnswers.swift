/// The forms in which a client takes the answer of a route (RFC 9110 section 12.5.1).
struct AcceptedAnswers: Sendable, Hashable {
    enum Whole: Sendable, Hashable {
        case json
        /// By the media type that the client called it.
        case xml(XMLName)
    }

    enum XMLName: String, Sendable, Hashable {
        case application = "application/xml"
        case text = "text/xml"
    }

    enum Stream: Sendable, Hashable {
        case events
        /// JSON lines, by the media type that the client called them.
        case lines(LinesName)
    }

    enum LinesName: String, Sendable, Hashable, CaseIterable {
        case jsonl = "application/jsonl"
        case xNDJSON = "application/x-ndjson"
        case xJSONLines = "application/x-jsonlines"
        case jsonLines = "application/jsonlines"
    }

    /// Nil when the client takes no whole answer that there is.
    var whole: Whole?
    /// Whether errors are to be problem details (RFC 9457) instead of the envelope.
    var takesProblems = false
    /// The form for an answer in pieces, where it was named.
    var stream: Stream?
    /// Whether a stream was named that the client likes better than any whole answer.
    var prefersStream = false
    /// Whether the client takes anything, so that a stream may be events.
    var takesAnything = false

    static let json = AcceptedAnswers(whole: .json, takesAnything: true)

    private init(whole: Whole?, takesAnything: Bool) {
        self.whole = whole
        self.takesAnything = takesAnything
    }

    /// Reads the field; nil is the same as `*/*`.
    init(_ accept: String?, hasXML: Bool) {
        guard let accept, accept != "*/*", accept != "application/json" else {
            self = .json
            takesAnything = accept != "application/json"
            return
        }
        self.init(whole: nil, takesAnything: false)
        var best = Rank()
        var bestStream = Rank()
        for (position, range) in MediaRange.list(accept).enumerated() {
            let rank = Rank(quality: range.quality, specificity: range.specificity, position: position)
            if range.isRefused {
                if range.names("application", "json") { refusesJSON = true }
                continue
            }
            if range.type == "*" || range.names("text", "*") { takesAnything = true }
            if range.names("application", "problem+json") {
                takesProblems = true
                if whole == nil { (whole, best) = (.json, Rank()) }
            }
            if let form = range.whole(hasXML: hasXML), rank.isBetter(than: best) { (whole, best) = (form, rank) }
            if let form = range.stream, rank.isBetter(than: bestStream) { (stream, bestStream) = (form, rank) }
        }
        if refusesJSON, whole == .json { whole = nil }
        prefersStream = stream != nil && (whole == nil || bestStream.isBetter(than: best))
    }

    private var refusesJSON = false

    private struct Rank {
        var quality = 0
        var specificity = 0
        var position = Int.max

        func isBetter(than other: Rank) -> Bool {
            if quality != other.quality { return quality > other.quality }
            if specificity != other.specificity { return specificity > other.specificity }
            return position < other.position
        }
    }
}

extension MediaRange {
    fileprivate func whole(hasXML: Bool) -> AcceptedAnswers.Whole? {
        if names("application", "json") || names("application", "*") || names("*", "*") { return .json }
        guard hasXML else { return nil }
        if names("application", "xml") { return .xml(.application) }
        if names("text", "xml") || names("text", "*") { return .xml(.text) }
        return nil
    }

    fileprivate var stream: AcceptedAnswers.Stream? {
        if names("text", "event-stream") { return .events }
        return AcceptedAnswers.LinesName(rawValue: "\(type)/\(subtype)").map { .lines($0) }
    }
}
