/// A content coding that is spoken here (RFC 9110 section 8.4.1).
enum ContentCoding: Int, Sendable, Hashable, CaseIterable {
    case gzip
    /// The zlib format, whatever its name says.
    case deflate

    /// By the value of `Content-Encoding`; nil for others and for several.
    init?(named name: UnsafeRawBufferPointer) {
        if HTTPFieldSyntax.equals(name, "gzip") || HTTPFieldSyntax.equals(name, "x-gzip") {
            self = .gzip
        } else if HTTPFieldSyntax.equals(name, "deflate") {
            self = .deflate
        } else {
            return nil
        }
    }

    var name: StaticString {
        switch self {
        case .gzip: "gzip"
        case .deflate: "deflate"
        }
    }

    /// What `Accept-Encoding` says of a 415 (RFC 9110 section 15.5.16).
    static let accepted = "gzip, deflate"

    /// The coding for an answer by the value of `Accept-Encoding` (RFC 9110 section 12.5.3); nil for none.
    ///
    /// The highest quality wins, gzip among equals. An answer that is too short to gain from a coding keeps none,
    /// unless the client refuses that.
    static func choose(_ acceptEncoding: UnsafeRawBufferPointer, isWorthwhile: Bool) -> ContentCoding? {
        var qualities = Qualities()
        HTTPFieldSyntax.forEachElement(of: acceptEncoding) { qualities.note($0) }
        let gzip = qualities.gzip ?? qualities.others ?? 0
        let deflate = qualities.deflate ?? qualities.others ?? 0
        guard max(gzip, deflate) > 0 else { return nil }
        let identity = qualities.identity ?? qualities.others
        if !isWorthwhile, identity != 0 { return nil }
        // Named, no coding at all is a wish like the others; unnamed, it is what is left when nothing else fits.
        if let named = qualities.identity, named > max(gzip, deflate) { return nil }
        return gzip >= deflate ? .gzip : .deflate
    }

    /// In thousandths; nil for what is not named.
    private struct Qualities {
        var gzip: Int?
        var deflate: Int?
        var identity: Int?
        var others: Int?

        mutating func note(_ element: UnsafeRawBufferPointer) {
            let semicolon = element.firstIndex(of: UInt8(ascii: ";")) ?? element.count
            let name = HTTPFieldSyntax.trimmed(UnsafeRawBufferPointer(rebasing: element[..<semicolon]))
            guard let quality = quality(UnsafeRawBufferPointer(rebasing: element[semicolon...])) else { return }
            switch ContentCoding(named: name) {
            case .gzip: gzip = quality
            case .deflate: deflate = quality
            case nil where HTTPFieldSyntax.equals(name, "identity"): identity = quality
            case nil where HTTPFieldSyntax.equals(name, "*"): others = quality
            case nil: break
            }
        }

        /// Of `;q=0.5`, or of nothing; nil when it is none.
        private func quality(_ parameters: UnsafeRawBufferPointer) -> Int? {
            var quality: Int? = 1000
            HTTPFieldSyntax.forEachElement(of: parameters, separator: UInt8(ascii: ";")) { parameter in
                guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")) else { return }
                let name = HTTPFieldSyntax.trimmed(UnsafeRawBufferPointer(rebasing: parameter[..<equals]))
                let value = HTTPFieldSyntax.trimmed(UnsafeRawBufferPointer(rebasing: parameter[(equals + 1)...]))
                if HTTPFieldSyntax.equals(name, "q") { quality = MediaType.quality(value) }
            }
            return quality
        }
    }
}
