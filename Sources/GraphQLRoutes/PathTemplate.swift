/// The path of a route, with variables in the place of whole segments: `/api/context/{id}`.
///
/// A variable is the name of an argument, or a path to a field of an input argument: `{input.name}`.
public struct PathTemplate: Sendable, Hashable, CustomStringConvertible {
    public enum Segment: Sendable, Hashable {
        /// Text that must stand there, decoded.
        case literal(String)
        /// The argument and, behind dots, the input fields that the segment's text is the value of.
        case variable([String])
    }

    /// Why a text is no template; `offset` counts its UTF-8 bytes from 0.
    public struct SyntaxError: Error, Hashable, CustomStringConvertible {
        public let offset: Int
        public let description: String
    }

    public let segments: [Segment]
    /// The template as it was written.
    public let description: String

    /// The variables in their order, each as it stands between the braces.
    public var variables: [String] {
        segments.compactMap { segment in
            guard case .variable(let path) = segment else { return nil }
            return path.joined(separator: ".")
        }
    }

    /// A template of segments that were read from one, as generated code writes them.
    public init(_ segments: [Segment]) {
        self.segments = segments
        description = segments.map { "/" + Self.text($0) }.joined()
    }

    private static func text(_ segment: Segment) -> String {
        switch segment {
        case .literal(let text): text
        case .variable(let path): "{" + path.joined(separator: ".") + "}"
        }
    }

    /// Reads a template: it begins with `/`, has no empty segment, and a segment is text without `{`, `}`, `?`, `#` and
    /// white space, or one variable.
    public init(_ text: String) throws(SyntaxError) {
        guard text.utf8.first == UInt8(ascii: "/"), text.utf8.count > 1 else {
            throw SyntaxError(offset: 0, description: "The path must begin with \"/\" and name something.")
        }
        var segments: [Segment] = []
        var offset = 1
        for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            segments.append(try Self.segment(part, at: offset))
            offset += part.utf8.count + 1
        }
        self.segments = segments
        description = text
    }

    private static func segment(_ text: Substring, at offset: Int) throws(SyntaxError) -> Segment {
        guard !text.isEmpty else {
            throw SyntaxError(offset: offset, description: "The path has an empty segment.")
        }
        if text.utf8.first == UInt8(ascii: "{"), text.utf8.last == UInt8(ascii: "}"), text.utf8.count > 2 {
            let path = text.dropFirst().dropLast().split(separator: ".", omittingEmptySubsequences: false)
            guard path.allSatisfy(isName) else {
                throw SyntaxError(
                    offset: offset, description: "\"\(text)\" does not name an argument, such as {id} or {input.id}.")
            }
            return .variable(path.map(String.init))
        }
        guard text.utf8.allSatisfy(isPlain) else {
            throw SyntaxError(
                offset: offset,
                description: "\"\(text)\" is neither a variable in braces nor plain text of letters, digits, \"-\", "
                    + "\"_\", \".\" and \"~\".")
        }
        return .literal(String(text))
    }

    /// A Name (spec section 2.1.9).
    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, !isDigit(first) else { return false }
        return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    }

    /// The unreserved characters (RFC 3986 section 2.3): those that mean the same encoded and not.
    private static func isPlain(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || "-_.~".utf8.contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
