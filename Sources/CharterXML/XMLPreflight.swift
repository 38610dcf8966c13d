/// What is looked at before libxml2 sees a byte, in one pass: the encoding, document types, which it would otherwise
/// read along with the entities in them, and start tags with so many attributes that comparing their names would take
/// long.
struct XMLPreflight {
    private let bytes: UnsafeRawBufferPointer
    private let limits: XMLLimits
    private var position = 0

    /// Throws what is wrong. Gives how many bytes of byte order mark come first.
    static func check(
        _ bytes: UnsafeRawBufferPointer, charset: String?, limits: XMLLimits
    ) throws(XMLError) -> Int {
        guard bytes.count <= limits.bytes else {
            throw XMLError("The document has \(bytes.count) bytes: \(limits.bytes) is the most")
        }
        if let charset, !XMLMediaType.isReadable(encoding: charset) {
            throw XMLError("The charset \(quote(charset)) cannot be read: send the document as UTF-8")
        }
        var preflight = XMLPreflight(bytes: bytes, limits: limits)
        try preflight.checkCharacters()
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        preflight.position = mark
        try preflight.checkDeclaration()
        try preflight.checkTags()
        return mark
    }

    private init(bytes: UnsafeRawBufferPointer, limits: XMLLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    private func checkCharacters() throws(XMLError) {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw XMLError("The document is not UTF-8: send it as UTF-8", line: 1, column: 1)
        }
        if let null = bytes.firstIndex(of: 0) {
            throw error("XML has no null character; UTF-16 is not read either: send the document as UTF-8", at: null)
        }
    }

    private static let maximumDeclaration = 256

    /// `<?xml version="1.0" encoding="…"?>`
    private func checkDeclaration() throws(XMLError) {
        guard starts("<?xml"), let end = find("?>", from: position) else { return }
        guard end - position <= Self.maximumDeclaration else {
            throw error("The XML declaration has more than \(Self.maximumDeclaration) bytes", at: position)
        }
        let declaration = String(decoding: bytes[position..<end], as: UTF8.self)
        guard let name = declaration.firstMatch(of: #/\bencoding\s*=\s*["']([^"']*)["']/#)?.1 else { return }
        guard XMLMediaType.isReadable(encoding: String(name)) else {
            throw error(
                "The encoding \(Self.quote(String(name))) cannot be read: send the document as UTF-8", at: position)
        }
    }

    private mutating func checkTags() throws(XMLError) {
        while let start = next(UInt8(ascii: "<"), from: position) {
            position = start
            if starts("<!--") {
                try skipComment()
            } else if starts("<![CDATA[") {
                position = find("]]>", from: start + 9) ?? bytes.count
            } else if starts("<?") {
                position = find("?>", from: start + 2) ?? bytes.count
            } else if starts("<!") {
                throw error("Document types and entities are not read: leave out what begins with \"<!\"", at: start)
            } else {
                try checkTag()
            }
        }
    }

    /// Two hyphens end a comment; the library would complain of each pair that does not (XML 1.0 section 2.5).
    private mutating func skipComment() throws(XMLError) {
        guard let hyphens = find("--", from: position + 4) else {
            position = bytes.count
            return
        }
        position = hyphens
        guard starts("-->") else { throw error("A comment must not contain two hyphens", at: hyphens) }
    }

    private mutating func checkTag() throws(XMLError) {
        let start = position
        var values = 0
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            let byte = bytes[position]
            position += 1
            guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { continue }
            values += 1
            guard values <= limits.attributes else {
                throw error("An element has more than \(limits.attributes) attributes", at: start)
            }
            guard let end = next(byte, from: position) else {
                position = bytes.count
                return
            }
            position = end + 1
        }
    }

    // MARK: Looking

    private func starts(_ text: StaticString) -> Bool {
        let end = position + text.utf8CodeUnitCount
        return end <= bytes.count && text.withUTF8Buffer { bytes[position..<end].elementsEqual($0) }
    }

    private func next(_ byte: UInt8, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return bytes[start...].firstIndex(of: byte)
    }

    private func find(_ text: StaticString, from start: Int) -> Int? {
        text.withUTF8Buffer { text in
            var position = start
            while let found = next(text[0], from: position), found + text.count <= bytes.count {
                if bytes[found..<(found + text.count)].elementsEqual(text) { return found }
                position = found + 1
            }
            return nil
        }
    }

    private func error(_ message: String, at offset: Int) -> XMLError {
        let place = Self.place(of: offset, in: bytes)
        return XMLError(message, line: place.line, column: place.column)
    }

    /// Where a byte is, as people count, from 1.
    static func place(of offset: Int, in bytes: UnsafeRawBufferPointer) -> (line: Int, column: Int) {
        let before = bytes[..<offset]
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // Characters, not the bytes behind their first.
        let column = bytes[start..<offset].count { $0 & 0xC0 != 0x80 } + 1
        return (before.count { $0 == UInt8(ascii: "\n") } + 1, column)
    }

    /// Shown by its beginning.
    static func quote(_ text: String) -> String {
        let shown = String(String.UnicodeScalarView(text.unicodeScalars.prefix(40)))
        return "\"\(shown)\(shown == text ? "" : "…")\""
    }
}
