/// The mapping between JSON and XML: how what XML cannot say by itself is marked.
///
/// | JSON | XML |
/// |---|---|
/// | `{"a": "text"}` | `<a>text</a>`: an element of the member's name; without a mark its content is a string |
/// | `{"a": 1.5}`, `true`, `null` | `<a type="number">1.5</a>`, `<a type="boolean">true</a>`, `<a type="null"/>` |
/// | `{"a": {"b": …}}` | `<a><b>…</b></a>`; `<a type="object"/>` when it is empty |
/// | `{"a": [1, 2]}` | `<a list="item" …>1</a><a list="item" …>2</a>`: one element each, also when there is one only |
/// | `{"a": []}` | `<a list="empty"/>` |
/// | `[…]` at the root or in another list | `type="array"` on the element, with an `<item>` for each |
/// | `{"a b": …}` | `<member name="a b">…</member>`, for whatever is no plain XML name |
/// | a string with what XML forbids | `<a escaped="true">\u0000</a>`, with `\\` for `\`; as `name` always is |
///
/// A document without marks gives an object for an element with elements, a list for elements of one name, and a string
/// for all others. Attributes that are no marks become members `@name`, text beside elements the member `#text`.
/// Prefixes of namespaces are left out, but `xsi:nil="true"` is null. Comments and processing instructions say nothing.
enum XMLMarkup {
    /// `type`, on any element.
    enum ValueType: String {
        case object
        case array
        case string
        case number
        case boolean
        case null
    }

    /// `list`, on the elements of a list.
    enum ListMark: String {
        case item
        case empty
    }

    static let type = "type"
    static let list = "list"
    static let escaped = "escaped"
    /// On `<member>` only.
    static let name = "name"
    static let member = "member"
    static let item = "item"

    /// Whether a key can be the name of an element: an ASCII letter or `_`, then letters, digits, `_`, `-` and `.`;
    /// names that begin with `xml` are reserved.
    static func isName(_ key: String) -> Bool {
        guard let first = key.utf8.first, isLetter(first) || first == UInt8(ascii: "_") else { return false }
        let beginning = key.utf8.prefix(3).map { $0 | 0x20 }
        return beginning != Array("xml".utf8)
            && key.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "_-.".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) && byte < 0x7F }

    /// Whether XML 1.0 has this character (section 2.2, `Char`).
    static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// The text with `\u` and four digits for what XML does not have, and two backslashes for one.
    static func escape(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "\\" {
                result += "\\\\"
            } else if isCharacter(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            }
        }
        return result
    }

    /// The text that `escape` was given; nil when it is not what `escape` gives.
    static func unescape(_ text: String) -> String? {
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "\\": result.append("\\")
            case "u":
                let digits = rest.prefix(4)
                guard digits.count == 4, digits.allSatisfy(\.properties.isASCIIHexDigit),
                    let code = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(code)
                else { return nil }
                rest = rest.dropFirst(4)
                result.append(scalar)
            default: return nil
            }
        }
        return String(result)
    }
}
