import GraphQLLanguage

/// Writes HTML. Markup must be a constant of the program; everything else is escaped, so that no text of a schema
/// becomes markup.
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    mutating func markup(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// A file that is built into the program.
    mutating func resource(_ file: [UInt8]) { bytes += file }

    /// Text, also inside of a quoted attribute. What HTML cannot hold becomes a replacement character.
    mutating func text(_ text: some StringProtocol) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): markup("&amp;")
            case UInt8(ascii: "<"): markup("&lt;")
            case UInt8(ascii: ">"): markup("&gt;")
            case UInt8(ascii: "\""): markup("&quot;")
            case UInt8(ascii: "'"): markup("&#39;")
            case 0x09, 0x0A: bytes.append(byte)
            case 0..<0x20, 0x7F: markup("\u{FFFD}")
            default: bytes.append(byte)
            }
        }
    }

    mutating func text(_ coordinate: SchemaCoordinate) { text(coordinate.description) }

    /// ` id="…"`, the anchor of an element.
    mutating func id(_ coordinate: SchemaCoordinate) {
        markup(" id=\"")
        text(coordinate)
        markup("\"")
    }

    /// A link to an element of the page.
    mutating func link(_ coordinate: SchemaCoordinate, _ label: some StringProtocol) {
        markup("<a href=\"#")
        text(coordinate)
        markup("\">")
        text(label)
        markup("</a>")
    }
}
