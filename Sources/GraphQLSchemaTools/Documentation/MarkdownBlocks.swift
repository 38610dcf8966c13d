/// Splits a description into blocks, line by line.
struct MarkdownBlocks {
    enum Block: Equatable {
        case paragraph(String)
        case heading(String)
        case code(String)
        case list([String], isNumbered: Bool)
    }

    private enum Marker {
        case bullet, number
    }

    private let lines: [Substring]
    private var position = 0

    init(_ text: String) { lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }

    /// The next block, nil at the end.
    mutating func next() -> Block? {
        while position < lines.count, Self.isBlank(lines[position]) { position += 1 }
        guard position < lines.count else { return nil }
        let line = lines[position]
        if Self.isFence(line) { return code() }
        if let heading = Self.heading(line) {
            position += 1
            return .heading(heading)
        }
        if let item = Self.item(line) { return list(isNumbered: item.marker == .number) }
        return .paragraph(paragraph())
    }

    private mutating func code() -> Block {
        position += 1
        let start = position
        while position < lines.count, !Self.isFence(lines[position]) { position += 1 }
        let text = lines[start..<position].joined(separator: "\n")
        position += 1
        return .code(text)
    }

    private mutating func list(isNumbered: Bool) -> Block {
        var items: [[Substring]] = []
        while position < lines.count {
            let line = lines[position]
            if let item = Self.item(line) {
                guard (item.marker == .number) == isNumbered else { break }
                items.append([item.text])
            } else if items.isEmpty || startsBlock(line) {
                break
            } else {
                items[items.count - 1].append(Self.trimmed(line))
            }
            position += 1
        }
        return .list(items.map { $0.joined(separator: "\n") }, isNumbered: isNumbered)
    }

    private mutating func paragraph() -> String {
        let start = position
        position += 1
        while position < lines.count, !startsBlock(lines[position]), Self.item(lines[position])?.marker != .bullet {
            position += 1
        }
        return lines[start..<position].joined(separator: "\n")
    }

    private func startsBlock(_ line: Substring) -> Bool {
        Self.isBlank(line) || Self.isFence(line) || Self.heading(line) != nil
    }

    // MARK: Lines

    private static func isBlank(_ line: Substring) -> Bool { line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    private static func trimmed(_ line: Substring) -> Substring { line.drop { $0 == " " || $0 == "\t" } }

    private static func isFence(_ line: Substring) -> Bool { trimmed(line).hasPrefix("```") }

    private static func heading(_ line: Substring) -> String? {
        let rest = line.drop { $0 == "#" }
        guard (1...6).contains(line.utf8.count - rest.utf8.count), rest.first == " " else { return nil }
        return String(trimmed(rest))
    }

    private static func item(_ line: Substring) -> (marker: Marker, text: Substring)? {
        let text = trimmed(line)
        if text.hasPrefix("- ") || text.hasPrefix("* ") { return (.bullet, trimmed(text.dropFirst(2))) }
        let digits = text.prefix(9).prefix { $0.isASCII && $0.isNumber }
        let rest = text.dropFirst(digits.count)
        guard !digits.isEmpty, rest.hasPrefix(". ") || rest.hasPrefix(") ") else { return nil }
        return (.number, trimmed(rest.dropFirst(2)))
    }
}
