import GraphQLLanguage

/// The text of a block: `code`, **strong**, *emphasis*, [links](https://…) and bare web addresses.
///
/// What opens and never closes is text as it stands. Each kind of closing mark is looked for from a place on at most
/// once, so that no text takes more than linear time.
struct MarkdownLine {
    private let text: [UInt8]
    private var position = 0
    /// Marks that are known not to occur any more.
    private var absent: Set<String> = []

    private init(_ text: String) { self.text = Array(text.utf8) }

    static func write(_ text: String, _ model: DocumentationModel, _ html: inout HTMLWriter) {
        var line = MarkdownLine(text)
        line.write(model, &html)
    }

    private mutating func write(_ model: DocumentationModel, _ html: inout HTMLWriter) {
        var plain = 0
        while position < text.count {
            let start = position
            guard let span = span() else {
                position += 1
                continue
            }
            html.text(string(plain..<start))
            Self.write(span, model, &html)
            plain = position
        }
        html.text(string(plain..<text.count))
    }

    private enum Span {
        case code(String)
        case strong(String)
        case emphasis(String)
        case link(label: String, url: String)
    }

    private static func write(_ span: Span, _ model: DocumentationModel, _ html: inout HTMLWriter) {
        switch span {
        case .code(let code):
            html.markup("<code>")
            if let coordinate = try? SchemaCoordinate(parsing: code), model.has(coordinate) {
                html.link(coordinate, code)
            } else {
                html.text(code)
            }
            html.markup("</code>")
        case .strong(let text):
            html.markup("<strong>")
            html.text(text)
            html.markup("</strong>")
        case .emphasis(let text):
            html.markup("<em>")
            html.text(text)
            html.markup("</em>")
        case .link(let label, let url): Markdown.writeURL(url, label: label, &html)
        }
    }

    /// The span that starts here, taken; nil, and nothing taken, where none does.
    private mutating func span() -> Span? {
        switch text[position] {
        case UInt8(ascii: "`"):
            if let code = enclosed(in: "``") ?? enclosed(in: "`") { return .code(code) }
        case UInt8(ascii: "*"):
            if let text = enclosed(in: "**") { return .strong(text) }
            if let text = enclosed(in: "*") { return .emphasis(text) }
        case UInt8(ascii: "["): return link()
        case UInt8(ascii: "h"), UInt8(ascii: "H"): return address()
        default: break
        }
        return nil
    }

    /// What stands between two equal marks, without spaces at its ends.
    private mutating func enclosed(in mark: String) -> String? {
        let mark = Array(mark.utf8)
        guard !absent.contains(String(decoding: mark, as: UTF8.self)), text[position...].starts(with: mark) else {
            return nil
        }
        let start = position + mark.count
        var end = start
        while end < text.count, !text[end...].starts(with: mark) { end += 1 }
        guard end < text.count else {
            absent.insert(String(decoding: mark, as: UTF8.self))
            return nil
        }
        guard end > start, text[start] != 0x20, text[end - 1] != 0x20 else { return nil }
        position = end + mark.count
        return string(start..<end)
    }

    private mutating func link() -> Span? {
        let label = position + 1
        guard let labelEnd = end(from: label, of: "[]"), text[labelEnd] == UInt8(ascii: "]"),
            labelEnd + 1 < text.count, text[labelEnd + 1] == UInt8(ascii: "("),
            let urlEnd = end(from: labelEnd + 2, of: "() \n\t"), text[urlEnd] == UInt8(ascii: ")")
        else { return nil }
        let url = string(labelEnd + 2..<urlEnd)
        guard labelEnd > label, Markdown.isWebAddress(url) else { return nil }
        position = urlEnd + 1
        return .link(label: string(label..<labelEnd), url: url)
    }

    /// A web address that stands in the text by itself, without the punctuation that ends its sentence.
    private mutating func address() -> Span? {
        let beginning = String(decoding: text[position...].prefix(8), as: UTF8.self).lowercased()
        guard position == 0 || !Self.isWord(text[position - 1]),
            beginning.hasPrefix("http://") || beginning.hasPrefix("https://")
        else { return nil }
        var end = position
        while end < text.count, text[end] > 0x20, !"<>\"'`()[]".utf8.contains(text[end]) { end += 1 }
        while end > position, ".,;:!?*_".utf8.contains(text[end - 1]) { end -= 1 }
        let url = string(position..<end)
        guard Markdown.isWebAddress(url), url.utf8.count > 8 else { return nil }
        position = end
        return .link(label: url, url: url)
    }

    private func end(from start: Int, of stops: String) -> Int? {
        let stops = Array(stops.utf8)
        return text[min(start, text.count)...].firstIndex { stops.contains($0) }
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
    }
}
