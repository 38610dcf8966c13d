/// A GraphQL source text: its UTF-8 bytes and the name under which diagnostics mention it.
///
/// Positions in the syntax tree are byte offsets; `location(at:)` turns them into lines and columns only when somebody
/// wants to read them.
public final class Source: Sendable {
    /// A file path, or "GraphQL request".
    public let name: String
    /// Valid UTF-8, at most `UInt32.max` bytes.
    public let bytes: [UInt8]

    public init(_ text: String, name: String = "GraphQL request") {
        self.name = name
        self.bytes = Array(text.utf8)
    }

    /// Takes bytes that came from outside; nil when they are not valid UTF-8.
    public convenience init?(validating bytes: [UInt8], name: String = "GraphQL request") {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(text, name: name)
    }

    /// Takes bytes that are known to be valid UTF-8, for instance because a JSON reader checked them.
    public init(uncheckedUTF8 bytes: [UInt8], name: String = "GraphQL request") {
        self.name = name
        self.bytes = bytes
    }

    /// The line and column, both from 1, of a byte offset. A column counts Unicode scalar values; LF, CR and CRLF each
    /// end a line (spec section 2.1.2).
    public func location(at offset: Int) -> SourceLocation {
        var line = 1
        var column = 1
        var position = 0
        let end = min(offset, bytes.count)
        while position < end {
            let byte = bytes[position]
            if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A {
                    // An offset between CR and LF still belongs to the line that they end together.
                    guard position + 1 < end else { break }
                    position += 1
                }
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            position += 1
        }
        return SourceLocation(line: line, column: column)
    }

    public func location(of range: SourceRange) -> SourceLocation { location(at: Int(range.start)) }

    /// The text of a byte range.
    public func text(_ range: SourceRange) -> String {
        let lower = min(Int(range.start), bytes.count)
        let upper = max(lower, min(Int(range.end), bytes.count))
        return String(decoding: bytes[lower..<upper], as: UTF8.self)
    }
}

/// A place in a source text, line and column counted from 1.
public struct SourceLocation: Sendable, Hashable, Comparable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// Byte offsets of a syntax node: from its first token up to, not including, the end of its last.
public struct SourceRange: Sendable, Hashable {
    public var start: UInt32
    public var end: UInt32

    public init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = end
    }

    public static let empty = SourceRange(start: 0, end: 0)
}
