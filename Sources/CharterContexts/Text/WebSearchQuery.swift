/// What a person types to search, as search engines on the web read it: all words must occur, `"words in quotes"` next
/// to each other, `or` takes either side, and what follows a minus must not occur.
///
/// PostgreSQL reads the text itself (`websearch_to_tsquery`); for SQLite it is written in the language of FTS5 here, in
/// which every word is quoted: nothing that a person types is an operator there.
struct WebSearchQuery: Sendable, Hashable {
    /// What must occur next to each other: one word, or several.
    fileprivate struct Phrase: Sendable, Hashable {
        var text: String
        var isQuoted: Bool
    }

    /// All of these must occur, of each at least one.
    private var alternatives: [[Phrase]] = []
    private var excluded: [Phrase] = []

    /// Words and phrases that are read; what follows is left out.
    static let maximumPhrases = 32
    /// Bytes of UTF-8 that are read.
    static let maximumBytes = 4_000

    /// A text in which all words must occur.
    init(_ text: String) {
        var joinsNext = false
        for token in Self.tokens(of: text) {
            guard Self.hasWord(token.text) else { continue }
            if !token.isQuoted, !token.isExcluded, token.text.lowercased() == "or" {
                joinsNext = !alternatives.isEmpty
                continue
            }
            let phrase = Phrase(text: token.text, isQuoted: token.isQuoted)
            if token.isExcluded {
                excluded.append(phrase)
            } else if joinsNext {
                alternatives[alternatives.count - 1].append(phrase)
            } else {
                alternatives.append([phrase])
            }
            joinsNext = false
        }
        leaveOutStopWords()
    }

    /// A text of which any word may occur, such as a question.
    init(anyWordOf text: String) {
        var seen: Set<String> = []
        let words = Self.tokens(of: text).flatMap { $0.text.split { !$0.isLetter && !$0.isNumber } }.map {
            $0.lowercased()
        }
        let wanted = words.filter { !StopWords.english.contains($0) && seen.insert($0).inserted }
        let phrases = wanted.prefix(Self.maximumPhrases).map { Phrase(text: $0, isQuoted: false) }
        if !phrases.isEmpty { alternatives = [phrases] }
    }

    /// What it names that may or must occur.
    var words: [String] { alternatives.joined().map(\.text) }

    /// Whether it names nothing that must occur. Such a query finds nothing.
    var isEmpty: Bool { alternatives.isEmpty }

    /// As `websearch_to_tsquery` reads it.
    var webSearchText: String {
        let wanted = alternatives.map { $0.map(\.webSearchText).joined(separator: " or ") }
        return (wanted + excluded.map { "-" + $0.webSearchText }).joined(separator: " ")
    }

    /// As FTS5 reads it.
    var fts5: String {
        let wanted = alternatives.map { "(" + $0.map(\.fts5).joined(separator: " OR ") + ")" }.joined(
            separator: " AND ")
        if excluded.isEmpty { return wanted }
        return "(" + wanted + ") NOT (" + excluded.map(\.fts5).joined(separator: " OR ") + ")"
    }

    /// Words that nearly every text has tell nothing; PostgreSQL leaves them out itself.
    private mutating func leaveOutStopWords() {
        let telling = alternatives.filter {
            !$0.allSatisfy { !$0.isQuoted && StopWords.english.contains($0.text.lowercased()) }
        }
        if !telling.isEmpty { alternatives = telling }
    }

    /// Whether there is a letter or a digit in it: databases find nothing else.
    private static func hasWord(_ text: String) -> Bool { text.contains { $0.isLetter || $0.isNumber } }

    // MARK: Reading

    private struct Token {
        var text: String
        var isQuoted = false
        var isExcluded = false
    }

    private static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        var rest = Substring(decoding: Array(text.utf8.prefix(maximumBytes)), as: UTF8.self)
        while tokens.count < maximumPhrases {
            rest = rest.drop { $0.isWhitespace }
            guard let first = rest.first else { break }
            var token = Token(text: "")
            if first == "-" {
                token.isExcluded = true
                rest = rest.dropFirst()
            }
            if rest.first == "\"" {
                token.isQuoted = true
                rest = rest.dropFirst()
            }
            let isQuoted = token.isQuoted
            let word = rest.prefix { isQuoted ? $0 != "\"" : !$0.isWhitespace && $0 != "\"" }
            token.text = String(word.unicodeScalars.filter { $0 != "\0" })
            rest = rest[word.endIndex...]
            if isQuoted { rest = rest.dropFirst() }
            if !token.text.isEmpty { tokens.append(token) }
        }
        return tokens
    }
}

extension WebSearchQuery.Phrase {
    fileprivate var fts5: String { "\"" + text + "\"" }
    fileprivate var webSearchText: String { isQuoted ? "\"" + text + "\"" : text }
}
