import GraphQLJSON
import Testing

@testable import CharterXML

/// What is written is read as the same value, whatever it is.
struct XMLRoundTripTests {
    /// SplitMix64: the same values in every run.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    private static let characters: [Unicode.Scalar] =
        Array("abc xyz019_-.:<>&\"'\\/]\n\r\t@#".unicodeScalars) + [
            "\0", "\u{1}", "\u{B}", "\u{1F}", "\u{7F}", "\u{85}", "\u{A0}", "ё", "\u{301}", "\u{2028}", "\u{D7FF}",
            "\u{E000}",
            "\u{FEFF}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "😀", "\u{1FFFE}", "\u{10FFFF}",
        ]
    private static let keys = [
        "a", "b", "item", "member", "name", "type", "list", "response", "xml", "XMLa", "", " ", "@id", "#text", "1",
        "a b",
        "é", "e\u{301}",
    ]

    private func text(_ random: inout Generator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            if let scalar = Self.characters.randomElement(using: &random) { text.append(scalar) }
        }
        return String(text)
    }

    private func value(_ depth: Int, _ random: inout Generator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2: return .int(.random(in: .min ... .max, using: &random))
        case 3: return .double(.random(in: -1e9...1e9, using: &random) + 0.25)
        case 4, 5: return .string(text(&random))
        case 6:
            return .array((0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth - 1, &random) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let key = Bool.random(using: &random) ? text(&random) : Self.keys.randomElement(using: &random)
                object[key ?? ""] = value(depth - 1, &random)
            }
            return .object(object)
        }
    }

    @Test func randomValuesComeBackAsTheyWere() throws {
        var random = Generator(state: 1)
        for _ in 0..<5_000 {
            let value = value(5, &random)
            let document = try XMLWriter.write(value)
            let again = try XMLReader().read(document)
            try #require(again == value, "\(value.serializedText) as \(String(decoding: document, as: UTF8.self))")
            // The order of members too.
            try #require(again.encoded() == value.encoded())
        }
    }

    @Test func numbersComeBackAsJSONHasThem() throws {
        for number in ["0", "-1", "9223372036854775807", "1.0e300", "5e-324", "0.1", "123456789012345678901"] {
            let value = try JSONValue.parse(number)
            let again = try XMLReader().read(try XMLWriter.write(["n": value]))
            #expect(again["n"]?.encoded() == value.encoded())
        }
    }
}
