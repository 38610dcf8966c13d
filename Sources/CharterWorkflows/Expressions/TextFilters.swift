import GraphQLJSON
import GraphQLLanguage

extension Evaluator {
    /// The filters for texts.
    mutating func text(_ call: FilterCall) throws(EvaluationError) -> JSONValue {
        let text = try call.text()
        try spend(text.utf8.count / 16)
        switch call.filter {
        case .upper: return .string(text.uppercased())
        case .lower: return .string(text.lowercased())
        case .trim: return .string(text.trimmed)
        case .truncate: return .string(try truncated(text, call))
        case .replace:
            return .string(try replaced(text, try call.text(0), by: try call.text(1)))
        case .split: return .array(try pieces(of: text, between: try call.text(0)))
        case .lines: return .array(try lines(of: text))
        case .startsWith: return .bool(text.utf8.starts(with: try call.text(0).utf8))
        case .endsWith: return .bool(text.utf8.reversed().starts(with: try call.text(0).utf8.reversed()))
        case .urlEncode:
            try checkSize(text.utf8.count * 3)
            return .string(PercentEncoding.encode(text))
        case .sha256: return .string(SHA256.hexadecimal(of: Array(text.utf8)))
        default: throw call.refused
        }
    }

    private func truncated(_ text: String, _ call: FilterCall) throws(EvaluationError) -> String {
        let length = try call.integer(0)
        let ending = call.arguments.count > 1 ? try call.text(1) : "…"
        guard length >= 0 else { throw EvaluationError("a text cannot have \(length) characters") }
        // What has no more bytes than that has no more characters either.
        guard text.utf8.count > length, text.count > length else { return text }
        return String(text.prefix(max(0, length - ending.count))) + String(ending.prefix(length))
    }

    private mutating func replaced(
        _ text: String, _ part: String, by replacement: String
    ) throws(EvaluationError) -> String {
        guard !part.isEmpty else { throw EvaluationError("an empty part cannot be replaced") }
        let pieces = text.split(separatedByBytes: part)
        try checkSize(text.utf8.count + (pieces.count - 1) * (replacement.utf8.count - part.utf8.count))
        try spend(pieces.count)
        return pieces.joined(separator: replacement)
    }

    private mutating func pieces(of text: String, between separator: String) throws(EvaluationError) -> [JSONValue] {
        guard !separator.isEmpty else { throw EvaluationError("an empty separator separates nothing") }
        let pieces = text.split(separatedByBytes: separator)
        try checkCount(pieces.count)
        try spend(pieces.count)
        return pieces.map { .string($0) }
    }

    private mutating func lines(of text: String) throws(EvaluationError) -> [JSONValue] {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        // A line feed ends the last line, it begins no further one.
        if lines.last?.isEmpty == true { lines.removeLast() }
        try checkCount(lines.count)
        try spend(lines.count)
        return lines.map { .string(String($0)) }
    }
}

/// Percent-encoding for a part of a URL (RFC 3986, section 2.3): only unreserved characters stay.
enum PercentEncoding {
    private static let digits = Array("0123456789ABCDEF".utf8)

    static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
