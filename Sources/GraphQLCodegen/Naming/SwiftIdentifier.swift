/// Swift names for GraphQL names. Types, fields and arguments keep the name that the schema gives them; enum values
/// and union members become lowerCamelCase cases.
enum SwiftIdentifier {
    /// The name, in backticks when Swift reserves it.
    static func escaped(_ name: String) -> String {
        reservedWords.contains(name) ? "`\(name)`" : name
    }

    /// The name as the label of a parameter or argument, where hardly any word is reserved.
    static func label(_ name: String) -> String {
        ["inout", "let", "var"].contains(name) ? "`\(name)`" : name
    }

    /// Whether no Swift declaration can have this name, not even in backticks.
    static func isImpossible(_ name: String) -> Bool { name.utf8.allSatisfy { $0 == UInt8(ascii: "_") } }

    /// Whether a text is a name of letters, digits and underscores, as GraphQL and Swift both know them.
    static func isPlain(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, !isDigit(first), !isImpossible(String(text)) else { return false }
        return text.utf8.allSatisfy { isLower($0) || isUpper($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    }

    /// `IN_PROGRESS` → `inProgress`, `PascalCase` → `pascalCase`, `HTTPServer` → `httpServer`; leading
    /// underscores are kept.
    static func lowerCamel(_ name: String) -> String {
        let bytes = Array(name.utf8)
        let leading = bytes.prefix { $0 == UInt8(ascii: "_") }.count
        let isShouted = !bytes.contains { isLower($0) }
        var result: [UInt8] = Array(bytes[..<leading])
        var isFirst = true
        for word in bytes[leading...].split(separator: UInt8(ascii: "_")) {
            if isFirst {
                result += isShouted ? word.map(lowered) : uncapitalized(Array(word))
            } else {
                result.append(raised(word[word.startIndex]))
                result += isShouted ? word.dropFirst().map(lowered) : Array(word.dropFirst())
            }
            isFirst = false
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Upper-case first letter; other characters that Swift names cannot have separate words.
    static func upperCamel(_ text: String) -> String {
        let words = text.utf8.split { !(isLower($0) || isUpper($0) || isDigit($0) || $0 >= 0x80) }
        return words.map { word in
            String(decoding: [raised(word[word.startIndex])] + Array(word.dropFirst()), as: UTF8.self)
        }.joined()
    }

    /// `first_name` → `FirstName`, `_1` → `_1`: the name of a type that is made for a field.
    static func typeName(_ name: String) -> String {
        let camel = upperCamel(name)
        guard let first = camel.utf8.first else { return name }
        return isDigit(first) ? "_" + camel : camel
    }

    /// The key under which names that differ only in case are the same.
    static func folded(_ name: String) -> String { String(decoding: name.utf8.map(lowered), as: UTF8.self) }

    /// Lower-cases the capitals that lead a word, except the one that starts the next word.
    private static func uncapitalized(_ word: [UInt8]) -> [UInt8] {
        let capitals = word.prefix(while: isUpper).count
        let end = capitals > 1 && capitals < word.count && isLower(word[capitals]) ? capitals - 1 : capitals
        return word[..<end].map(lowered) + word[end...]
    }

    private static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
    private static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private static func lowered(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte + 0x20 : byte }
    private static func raised(_ byte: UInt8) -> UInt8 { isLower(byte) ? byte - 0x20 : byte }
}

extension SwiftIdentifier {
    /// Names that no declared type can have, or that would not mean it where they are used.
    static let impossibleTypes: Set<String> = ["Any", "Protocol", "Self", "Type"]

    /// Words that need backticks where a declaration or an expression names them.
    static let reservedWords: Set<String> = [
        "Any", "Protocol", "Self", "Type", "actor", "as", "associatedtype", "async", "await", "break", "case", "catch",
        "class", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
        "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
        "open", "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return",
        "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias",
        "var", "where", "while",
    ]
}
