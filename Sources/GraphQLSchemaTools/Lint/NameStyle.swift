/// How the words of a name are put together.
enum NameStyle: String {
    case pascalCase = "PascalCase"
    case camelCase = "camelCase"
    case allCaps = "ALL_CAPS"

    func matches(_ name: String) -> Bool {
        guard let first = name.utf8.first else { return false }
        switch self {
        case .pascalCase: return Self.isUpper(first) && !name.utf8.contains(UInt8(ascii: "_"))
        case .camelCase: return Self.isLower(first) && !name.utf8.contains(UInt8(ascii: "_"))
        case .allCaps: return Self.isUpper(first) && !name.utf8.contains(where: Self.isLower)
        }
    }

    /// The same words in this style, or nil when they would make no name of it.
    func converted(_ name: String) -> String? {
        let words = Self.words(of: name)
        let text =
            switch self {
            case .pascalCase: words.map(Self.capitalized).joined()
            case .camelCase: (words.first?.lowercased() ?? "") + words.dropFirst().map(Self.capitalized).joined()
            case .allCaps: words.map { $0.uppercased() }.joined(separator: "_")
            }
        return matches(text) ? text : nil
    }

    /// Words end at underscores and before capitals that follow small letters or digits.
    private static func words(of name: String) -> [String] {
        var words: [[UInt8]] = [[]]
        var last: UInt8 = 0
        for byte in name.utf8 {
            if byte == UInt8(ascii: "_") {
                words.append([])
            } else {
                if isUpper(byte), last != 0, !isUpper(last), last != UInt8(ascii: "_") { words.append([]) }
                words[words.count - 1].append(byte)
            }
            last = byte
        }
        return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Words of up to three capitals may be abbreviations and stay as they are.
    private static func capitalized(_ word: String) -> String {
        let isShouted = word.utf8.count > 3 && !word.utf8.contains(where: isLower)
        let rest = word.dropFirst()
        return word.prefix(1).uppercased() + (isShouted ? rest.lowercased() : String(rest))
    }

    private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}

extension LintReport {
    /// Reports an element whose name is not in a style. Names that begin with two underscores belong to the language.
    mutating func check(_ style: NameStyle, of element: SchemaElement, as subject: String) {
        guard !element.text.hasPrefix("__"), !style.matches(element.text) else { return }
        let suggestion = style.converted(element.text).map { ", such as \"\($0)\"" } ?? ""
        add("\(subject) \"\(element.text)\" should be in \(style.rawValue)\(suggestion).", at: element)
    }

    /// Reports an element that has no description, or an empty one.
    mutating func checkDescription(of element: SchemaElement, _ subject: LintSubject, as what: String) {
        let text = subject.document(of: element).description(element.description) ?? ""
        guard !text.contains(where: { !$0.isWhitespace }) else { return }
        add("\(what) \(element.coordinate) has no description. Say above it what it is for.", at: element)
    }
}
