import GraphQLJSON

/// Writes JSON values as XML documents, see `XMLMarkup`.
public struct XMLWriter {
    private var output: [UInt8]
    private var depth = 0

    /// Deeper values than this are refused, so that no value can exhaust the stack.
    public static let maximumDepth = 128

    private init() { output = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8) + [UInt8(ascii: "\n")] }

    /// The document of a value. `root` must be an XML name.
    ///
    /// Throws `XMLError` when the value is nested more than `maximumDepth` deep.
    public static func write(_ value: JSONValue, root: String = "response") throws(XMLError) -> [UInt8] {
        var writer = XMLWriter()
        try writer.element(root, value, list: nil)
        writer.output.append(UInt8(ascii: "\n"))
        return writer.output
    }

    private mutating func member(_ key: String, _ value: JSONValue) throws(XMLError) {
        guard case .array(let elements) = value else { return try element(key, value, list: nil) }
        if elements.isEmpty {
            start(key)
            attribute(XMLMarkup.list, XMLMarkup.ListMark.empty.rawValue)
            return emptyEnd()
        }
        for value in elements { try element(key, value, list: .item) }
    }

    private mutating func element(
        _ key: String, _ value: JSONValue, list: XMLMarkup.ListMark?
    ) throws(XMLError) {
        guard depth < Self.maximumDepth else {
            throw XMLError("The value is nested more than \(Self.maximumDepth) deep, which XML is not written for")
        }
        depth += 1
        defer { depth -= 1 }
        start(key)
        if let list { attribute(XMLMarkup.list, list.rawValue) }
        switch value {
        case .null:
            type(.null)
            return emptyEnd()
        case .bool(let bool):
            type(.boolean)
            content(bool ? "true" : "false")
        case .int, .double:
            type(.number)
            content(value.serializedText)
        case .string(let string):
            if string.unicodeScalars.allSatisfy(XMLMarkup.isCharacter) {
                content(string)
            } else {
                attribute(XMLMarkup.escaped, "true")
                content(XMLMarkup.escape(string))
            }
        case .array(let elements):
            type(.array)
            guard !elements.isEmpty else { return emptyEnd() }
            output.append(UInt8(ascii: ">"))
            for value in elements { try element(XMLMarkup.item, value, list: nil) }
        case .object(let object):
            guard !object.isEmpty else {
                type(.object)
                return emptyEnd()
            }
            output.append(UInt8(ascii: ">"))
            for entry in object.members { try member(entry.key, entry.value) }
        }
        end(key)
    }

    // MARK: Tags

    private mutating func start(_ key: String) {
        output.append(UInt8(ascii: "<"))
        if XMLMarkup.isName(key) {
            output += Array(key.utf8)
        } else {
            output += Array(XMLMarkup.member.utf8)
            attribute(XMLMarkup.name, XMLMarkup.escape(key))
        }
    }

    private mutating func type(_ type: XMLMarkup.ValueType) { attribute(XMLMarkup.type, type.rawValue) }

    private mutating func attribute(_ name: String, _ value: String) {
        output.append(UInt8(ascii: " "))
        output += Array(name.utf8)
        output += Array("=\"".utf8)
        text(value, isAttribute: true)
        output.append(UInt8(ascii: "\""))
    }

    /// Ends the start tag, and writes the text behind it.
    private mutating func content(_ text: String) {
        output.append(UInt8(ascii: ">"))
        self.text(text, isAttribute: false)
    }

    private mutating func emptyEnd() { output += Array("/>".utf8) }

    private mutating func end(_ key: String) {
        output += Array("</".utf8)
        output += Array((XMLMarkup.isName(key) ? key : XMLMarkup.member).utf8)
        output.append(UInt8(ascii: ">"))
    }

    /// A reader makes one line end of a carriage return, and a blank of any line end in an attribute, unless they are
    /// references (XML 1.0 sections 2.11 and 3.3.3).
    private mutating func text(_ text: String, isAttribute: Bool) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output += Array("&amp;".utf8)
            case UInt8(ascii: "<"): output += Array("&lt;".utf8)
            case UInt8(ascii: ">"): output += Array("&gt;".utf8)
            case UInt8(ascii: "\r"): output += Array("&#13;".utf8)
            case UInt8(ascii: "\"") where isAttribute: output += Array("&quot;".utf8)
            case UInt8(ascii: "\n") where isAttribute: output += Array("&#10;".utf8)
            case UInt8(ascii: "\t") where isAttribute: output += Array("&#9;".utf8)
            default: output.append(byte)
            }
        }
    }
}
