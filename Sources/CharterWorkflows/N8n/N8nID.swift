import GraphQLJSON

/// The id of a workflow or an execution. Newer servers send strings, older ones numbers; both are kept as text.
public struct N8nID: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// Nil unless the text is 1 to 64 letters, digits, `-` or `_`: an id becomes part of a path.
    public init?(_ text: String) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else { return nil }
        description = text
    }

    /// Nil unless the value is such a text or a whole number.
    public init?(_ value: JSONValue?) {
        switch value {
        case .string(let text): self.init(text)
        case .int(let number) where number >= 0: self.init(String(number))
        default: return nil
        }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
