extension Document {
    /// The document as text that parses back to the same tree: two spaces a level, one selection a line, an empty line
    /// between definitions, comments dropped.
    ///
    /// Without descriptions, operations are legible for readers of earlier editions, which know none there.
    public func printed(withDescriptions: Bool = true) -> String {
        var printer = Printer(self)
        printer.writesDescriptions = withDescriptions
        printer.writeDocument()
        return printer.text
    }

    /// The text of a value, given by its index in `values`.
    public func print(_ valueIndex: Int) -> String {
        var printer = Printer(self)
        printer.writeValue(valueIndex)
        return printer.text
    }

    /// The text of a type reference, such as `[String!]`.
    public func print(_ type: TypeNode) -> String {
        var printer = Printer(self)
        printer.writeType(type)
        return printer.text
    }
}

/// Writes syntax nodes as text, in the form of the reference implementation.
///
/// Its parts: this file holds the growing text; `Printer+Executable`, `Printer+Value` and `Printer+TypeSystem` write
/// the nodes that the parser's files of the same names read. Recursion is as deep as the document nests, which
/// `ParseOptions.maxNesting` bounds.
struct Printer {
    /// A longer field breaks its arguments over lines, as the reference implementation does.
    private static let maxLineLength = 80

    let document: Document
    var writesDescriptions = true
    private var bytes: [UInt8] = []
    private var level = 0
    /// Whether the text ends with a definition that has no body but may have one: `{` would be read as its beginning.
    private(set) var mayTakeBody = false

    init(_ document: Document) { self.document = document }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func writeDocument() {
        bytes.reserveCapacity(document.source.bytes.count + document.source.bytes.count / 2)
        for (position, definition) in document.definitions.enumerated() {
            mayTakeBody = position > 0 && lacksBody(document.definitions[position - 1])
            if position > 0 { write("\n\n") }
            writeDefinition(definition)
        }
    }

    /// Whether a definition may have a body in braces and has none.
    private func lacksBody(_ definition: DefinitionNode) -> Bool {
        switch definition {
        case .operation, .fragment, .directive: return false
        case .schema(let index): return document.schemaDefinitions[index].operationTypes.isEmpty
        case .type(let index):
            let type = document.typeDefinitions[index]
            switch type.kind {
            case .scalar, .union: return false
            case .object, .interface: return type.fields.isEmpty
            case .enum: return type.values.isEmpty
            case .inputObject: return type.inputFields.isEmpty
            }
        }
    }

    private mutating func writeDefinition(_ definition: DefinitionNode) {
        switch definition {
        case .operation(let index): writeOperation(document.operations[index])
        case .fragment(let index): writeFragment(document.fragments[index])
        case .schema(let index): writeSchema(document.schemaDefinitions[index])
        case .type(let index): writeTypeDefinition(document.typeDefinitions[index])
        case .directive(let index): writeDirectiveDefinition(document.directiveDefinitions[index])
        }
    }

    // MARK: Text

    mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func write(_ name: Name) { writeSource(name.range) }

    mutating func writeSource(_ range: SourceRange) {
        bytes.append(contentsOf: document.source.bytes[Int(range.start)..<Int(range.end)])
    }

    /// Text that may have several lines, each indented like the first.
    mutating func writeLines(_ text: String) {
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n") { writeLineBreak() } else { bytes.append(byte) }
        }
    }

    mutating func writeLineBreak() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }

    // MARK: Lists of nodes

    /// Writes the items with a separator between them.
    mutating func writeList(_ items: NodeRange, separator: String, _ item: (inout Printer, Int) -> Void) {
        for index in items {
            if index != items.startIndex { write(separator) }
            item(&self, index)
        }
    }

    /// Writes the items in a pair of brackets, each on an indented line of its own.
    mutating func writeBlock(
        _ open: String, _ items: NodeRange, _ close: String, _ item: (inout Printer, Int) -> Void
    ) {
        write(open)
        level += 1
        for index in items {
            writeLineBreak()
            item(&self, index)
        }
        level -= 1
        writeLineBreak()
        write(close)
    }

    enum Breaking {
        /// Never: the items follow each other, whatever lines they have themselves.
        case never
        /// When the text from the given offset of `bytes` on is longer than a line may be.
        case pastLineLength(from: Int)
        /// When one of the items has several lines.
        case multilineItems
    }

    /// The offset at which the text goes on, for `Breaking.pastLineLength`.
    var offset: Int { bytes.count }

    /// Writes the items in parentheses, on one line or one a line; nothing when there are none.
    mutating func writeParenthesized(
        _ items: NodeRange, breaking: Breaking, _ item: (inout Printer, Int) -> Void
    ) {
        guard !items.isEmpty else { return }
        let start = bytes.count
        let outerLevel = level
        // The length that decides is that of the text before it is indented.
        level = 0
        writeInParentheses(items, item)
        level = outerLevel
        let isMultiline = bytes[start...].contains(UInt8(ascii: "\n"))
        let breaks =
            switch breaking {
            case .never: false
            case .pastLineLength(let from): utf16Length(from: from) > Self.maxLineLength
            case .multilineItems: isMultiline
            }
        guard breaks || (isMultiline && level > 0) else { return }
        bytes.removeSubrange(start...)
        if breaks { writeBlock("(", items, ")", item) } else { writeInParentheses(items, item) }
    }

    private mutating func writeInParentheses(_ items: NodeRange, _ item: (inout Printer, Int) -> Void) {
        write("(")
        writeList(items, separator: ", ", item)
        write(")")
    }

    /// The length as the reference implementation counts it: in UTF-16 code units.
    private func utf16Length(from start: Int) -> Int {
        bytes[start...].reduce(0) { length, byte in
            byte & 0xC0 == 0x80 ? length : length + (byte >= 0xF0 ? 2 : 1)
        }
    }
}
