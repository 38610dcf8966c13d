/// A media type or range with its parameters, in lower case (RFC 9110 sections 8.3.1 and 12.5.1).
struct MediaRange: Sendable, Hashable {
    let type: String
    let subtype: String
    let charset: String?
    /// In thousandths; 1000 when there is none.
    let quality: Int

    var isRefused: Bool { quality == 0 }
    var specificity: Int { type == "*" ? 1 : subtype == "*" ? 2 : 3 }

    func names(_ type: String, _ subtype: String) -> Bool { self.type == type && self.subtype == subtype }

    /// Nil for what is no media type.
    init?(_ text: some StringProtocol) {
        let parts = Self.split(text, at: ";")
        guard let name = parts.first?.split(separator: "/", omittingEmptySubsequences: false), name.count == 2 else {
            return nil
        }
        type = name[0].lowercased()
        subtype = name[1].lowercased()
        guard !type.isEmpty, !subtype.isEmpty, !type.contains(" "), !subtype.contains(" ") else { return nil }
        var charset: String?
        var quality = 1000
        for parameter in parts.dropFirst() {
            let pair = parameter.split(separator: "=", maxSplits: 1).map(Self.trimmed)
            guard pair.count == 2 else { continue }
            switch pair[0].lowercased() {
            case "charset": charset = pair[1].filter { $0 != "\"" }.lowercased()
            case "q": quality = Self.quality(pair[1])
            default: break
            }
        }
        self.charset = charset
        self.quality = quality
    }

    /// The ranges of an `Accept` field; what is none is passed over.
    static func list(_ field: String) -> [MediaRange] {
        split(field, at: ",").prefix(maxRanges).compactMap { MediaRange($0) }
    }

    private static let maxRanges = 64

    /// `0`, `1`, or with up to three digits behind the point; anything else counts as no wish at all.
    private static func quality(_ text: String) -> Int {
        guard let value = Double(text), (0...1).contains(value), text.utf8.count <= 5 else { return 0 }
        return Int((value * 1000).rounded())
    }

    /// The parts between separators that stand in no quoted string, without the blanks around them.
    private static func split(_ text: some StringProtocol, at separator: Character) -> [String] {
        var parts: [String] = [""]
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == separator, !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts.map(trimmed)
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var rest = text.drop { $0 == " " || $0 == "\t" }
        while let last = rest.last, last == " " || last == "\t" { rest = rest.dropLast() }
        return String(rest)
    }
}
