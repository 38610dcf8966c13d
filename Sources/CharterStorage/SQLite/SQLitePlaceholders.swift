/// Writes `$1` as `?1`, so that SQLite counts parameters as PostgreSQL does: by their number and not by where they first
/// appear.
struct SQLitePlaceholders {
    private let source: [UInt8]
    private var output: [UInt8] = []
    private var position = 0

    /// The statement with SQLite's placeholders. What looks like one within a literal, a quoted name or a comment stays.
    static func translate(_ text: String) -> String {
        var translation = SQLitePlaceholders(source: Array(text.utf8))
        translation.run()
        return String(decoding: translation.output, as: UTF8.self)
    }

    private init(source: [UInt8]) {
        self.source = source
        output.reserveCapacity(source.count)
    }

    private mutating func run() {
        while let byte = peek() {
            switch byte {
            // A doubled quote within is two literals side by side, which comes to the same.
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): copyThrough(byte)
            case UInt8(ascii: "["): copyThrough(UInt8(ascii: "]"))
            case UInt8(ascii: "-") where peek(1) == byte: copyThrough(UInt8(ascii: "\n"))
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): copyComment()
            case UInt8(ascii: "$") where peek(1).map(Self.isDigit) == true:
                output.append(UInt8(ascii: "?"))
                position += 1
            case _ where Self.isName(byte):
                // A dollar may be within a name.
                while let byte = peek(), Self.isName(byte) || byte == UInt8(ascii: "$") { copy(byte) }
            default: copy(byte)
            }
        }
    }

    private func peek(_ offset: Int = 0) -> UInt8? {
        let index = position + offset
        return index < source.count ? source[index] : nil
    }

    private mutating func copy(_ byte: UInt8) {
        output.append(byte)
        position += 1
    }

    /// Copies one byte and what follows, to the end mark and with it.
    private mutating func copyThrough(_ end: UInt8) {
        if let first = peek() { copy(first) }
        while let byte = peek() {
            copy(byte)
            if byte == end { return }
        }
    }

    private mutating func copyComment() {
        while let byte = peek() {
            copy(byte)
            if byte == UInt8(ascii: "*"), peek() == UInt8(ascii: "/") {
                copy(UInt8(ascii: "/"))
                return
            }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private static func isName(_ byte: UInt8) -> Bool {
        isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
            || byte == UInt8(ascii: "_") || byte >= 0x80
    }
}
