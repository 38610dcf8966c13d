/// The segments of a path, decoded, as parts of bytes that hold all of them (RFC 3986 section 3.3): cut at the slashes
/// first, so that an encoded slash is a part of its segment.
struct PathSegments {
    /// More than any route has; a longer path is found nowhere.
    static let maxCount = 32

    private let bytes: UnsafeRawBufferPointer
    private let parts: UnsafeBufferPointer<Range<Int>>

    var count: Int { parts.count }

    subscript(position: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[parts[position]]) }

    func start(with prefix: [[UInt8]]) -> Bool {
        count >= prefix.count && prefix.indices.allSatisfy { prefix[$0].elementsEqual(self[$0]) }
    }

    /// Calls `body` with the segments of `path`, which begins with a slash, or with nil when it is malformed: an encoding
    /// that is none, text that is not UTF-8, or a null character. They are good as long as `body` runs.
    static func with<Result>(_ path: UnsafeRawBufferPointer, _ body: (PathSegments?) -> Result) -> Result {
        if path.allSatisfy({ $0 != UInt8(ascii: "%") && $0 &- 1 < 0x7F }) { return withPlain(path, body) }
        guard let decoded = decode(String(decoding: path, as: UTF8.self)) else { return body(nil) }
        var bytes: [UInt8] = []
        var parts: [Range<Int>] = []
        for segment in decoded {
            let start = bytes.count
            bytes += segment.utf8
            parts.append(start..<bytes.count)
        }
        return bytes.withUnsafeBytes { bytes in
            parts.withUnsafeBufferPointer { body(PathSegments(bytes: bytes, parts: $0)) }
        }
    }

    /// Of a path that has nothing to decode.
    private static func withPlain<Result>(
        _ path: UnsafeRawBufferPointer, _ body: (PathSegments?) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: maxCount + 1) { parts in
            var count = 0
            var start = 1
            for place in 1..<path.count where path[place] == UInt8(ascii: "/") && count < maxCount {
                parts.initializeElement(at: count, to: start..<place)
                count += 1
                start = place + 1
            }
            parts.initializeElement(at: count, to: start..<path.count)
            return body(PathSegments(bytes: path, parts: UnsafeBufferPointer(rebasing: parts[...count])))
        }
    }

    /// Takes a path apart, and the percent-encoding off each segment; nil when it is malformed.
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
