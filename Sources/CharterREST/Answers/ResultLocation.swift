import GraphQLJSON
import GraphQLRoutes

/// The `Location` of what a write has made (RFC 9110 section 10.2.2): a path whose variables are members of the data.
enum ResultLocation {
    /// Nil when the data lacks a member, or has no text for it.
    static func fill(_ template: PathTemplate, from data: JSONValue) -> String? {
        var path = ""
        for segment in template.segments {
            path += "/"
            switch segment {
            case .literal(let text): path += text
            case .variable(let names):
                var value = data
                for name in names {
                    guard let below = value[name] else { return nil }
                    value = below
                }
                guard let text = text(value), !text.isEmpty else { return nil }
                path += encoded(text)
            }
        }
        return path
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .int(let number): String(number)
        case .bool, .double, .null, .array, .object: nil
        }
    }

    /// All but the unreserved characters (RFC 3986 section 2.3).
    private static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            if isLetter || byte &- 48 < 10 || "-_.~".utf8.contains(byte) {
                result.unicodeScalars.append(UnicodeScalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }
}
