/// Takes paths apart (RFC 3986 section 3.3): first at the slashes, then the percent-encoding off each segment, so that
/// an encoded slash is a part of its segment.
enum PathSegments {
    /// More than any route has; a longer path is found nowhere.
    static let maxCount = 32

    /// Nil when the path is malformed: an encoding that is none, text that is not UTF-8, or a null character.
    static func decode(_ path: String) -> [String]? {
        var segments: [String] = []
        segments.reserveCapacity(8)
        for part in path.utf8.dropFirst().split(
            separator: UInt8(ascii: "/"), maxSplits: maxCount, omittingEmptySubsequences: false)
        {
            guard let segment = PercentEncoding.decode(part) else { return nil }
            segments.append(segment)
        }
        return segments
    }
}

/// The percent-encoding of URIs (RFC 3986 section 2.1), read strictly.
public enum PercentEncoding {
    /// The text that `bytes` encode; nil for a percent sign without two hexadecimal digits behind it, for what is not
    /// UTF-8, and for a null character, which no text of a client needs and some systems end a text at.
    ///
    /// - Parameters:
    ///   - plusIsSpace: as in forms and queries (`application/x-www-form-urlencoded`).
    public static func decode(_ bytes: Substring.UTF8View, plusIsSpace: Bool = false) -> String? {
        let isPlain = bytes.allSatisfy {
            $0 != UInt8(ascii: "%") && $0 != 0 && !(plusIsSpace && $0 == UInt8(ascii: "+"))
        }
        if isPlain { return String(Substring(bytes)) }
        var decoded: [UInt8] = []
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit),
                    high << 4 | low != 0
                else { return nil }
                decoded.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: decoded.append(0x20)
            case 0: return nil
            default: decoded.append(byte)
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
