import GraphQLLanguage
import Testing

@Suite struct StringEscapeTests {
    private func value(_ literal: String) throws -> String {
        let document = try Document.parse("{a(b: \(literal))}")
        return document.string(document.values[document.arguments[0].value])
    }

    @Test func readsSimpleEscapes() throws {
        #expect(try value(#""\"\\\/\b\f\n\r\t""#) == "\"\\/\u{8}\u{C}\n\r\t")
        #expect(try value(#""a\nb\\n""#) == "a\nb\\n")
    }

    @Test func readsFourDigitEscapes() throws {
        #expect(try value(#""\u0041\u00e9\u00E9\u20AC""#) == "Aéé€")
        #expect(try value(#""\u0000""#) == "\0")
        #expect(try value(#""\uD7FF\uE000\uFFFF""#) == "\u{D7FF}\u{E000}\u{FFFF}")
    }

    @Test func readsSurrogatePairs() throws {
        #expect(try value(#""\uD83D\uDE00""#) == "😀")
        #expect(try value(#""\ud800\udc00\udbff\udfff""#) == "\u{10000}\u{10FFFF}")
    }

    @Test func readsBracedEscapes() throws {
        #expect(try value(#""\u{0}\u{41}\u{1F600}\u{10FFFF}\u{00000041}""#) == "\0A😀\u{10FFFF}A")
        // The grammar bounds the value, not the digits.
        #expect(try value(#""\u{000000000000000000041}""#) == "A")
    }

    @Test(arguments: [
        SyntaxErrorExpectation(#""\z""#, #"Invalid character escape sequence: "\z"."#, 1, 2),
        SyntaxErrorExpectation(#""a\x41""#, #"Invalid character escape sequence: "\x"."#, 1, 3),
        SyntaxErrorExpectation(#""\é""#, #"Invalid character escape sequence: "\é"."#, 1, 2),
        SyntaxErrorExpectation(#""\😀""#, #"Invalid character escape sequence: "\😀"."#, 1, 2),
        SyntaxErrorExpectation(#""\U0041""#, #"Invalid character escape sequence: "\U"."#, 1, 2),
        SyntaxErrorExpectation(#""\"#, #"Invalid character escape sequence: "\"."#, 1, 2),
        SyntaxErrorExpectation("\"\\\n\"", "Invalid character escape sequence: \"\\\n\".", 1, 2),
        SyntaxErrorExpectation(#""\u""#, #"Invalid Unicode escape sequence: "\u""."#, 1, 2),
        SyntaxErrorExpectation(#""\u1 ""#, #"Invalid Unicode escape sequence: "\u1 ""."#, 1, 2),
        SyntaxErrorExpectation(#""\u0XX1""#, #"Invalid Unicode escape sequence: "\u0XX1"."#, 1, 2),
        SyntaxErrorExpectation(#""\uFXXX""#, #"Invalid Unicode escape sequence: "\uFXXX"."#, 1, 2),
        SyntaxErrorExpectation(#""\uéééé""#, #"Invalid Unicode escape sequence: "\uéééé"."#, 1, 2),
        SyntaxErrorExpectation(#""\uD800""#, #"Invalid Unicode escape sequence: "\uD800"."#, 1, 2),
        SyntaxErrorExpectation(#""\uDC00""#, #"Invalid Unicode escape sequence: "\uDC00"."#, 1, 2),
        SyntaxErrorExpectation(#""\uDE00\uD83D""#, #"Invalid Unicode escape sequence: "\uDE00"."#, 1, 2),
        SyntaxErrorExpectation(#""\uD83D\u0041""#, #"Invalid Unicode escape sequence: "\uD83D"."#, 1, 2),
        SyntaxErrorExpectation(#""\uD83D\n""#, #"Invalid Unicode escape sequence: "\uD83D"."#, 1, 2),
        SyntaxErrorExpectation(#""\uD83D\u{DE00}""#, #"Invalid Unicode escape sequence: "\uD83D"."#, 1, 2),
        SyntaxErrorExpectation(#""\uD83D"#, #"Invalid Unicode escape sequence: "\uD83D"."#, 1, 2),
        SyntaxErrorExpectation(#""\u{}""#, #"Invalid Unicode escape sequence: "\u{}"."#, 1, 2),
        SyntaxErrorExpectation(#""\u{ 41}""#, #"Invalid Unicode escape sequence: "\u{ "."#, 1, 2),
        SyntaxErrorExpectation(#""\u{4é}""#, #"Invalid Unicode escape sequence: "\u{4é"."#, 1, 2),
        SyntaxErrorExpectation(#""\u{D800}""#, #"Invalid Unicode escape sequence: "\u{D800}"."#, 1, 2),
        SyntaxErrorExpectation(#""\u{DFFF}""#, #"Invalid Unicode escape sequence: "\u{DFFF}"."#, 1, 2),
        SyntaxErrorExpectation(#""\u{110000}""#, #"Invalid Unicode escape sequence: "\u{110000}"."#, 1, 2),
        SyntaxErrorExpectation(#""\u{FFFFFFFF}""#, #"Invalid Unicode escape sequence: "\u{FFFFFFFF"."#, 1, 2),
        SyntaxErrorExpectation(#""\u{100000041}""#, #"Invalid Unicode escape sequence: "\u{100000041"."#, 1, 2),
        SyntaxErrorExpectation(#""\u{41"#, #"Invalid Unicode escape sequence: "\u{41"."#, 1, 2),
        SyntaxErrorExpectation(#""\u{41""#, #"Invalid Unicode escape sequence: "\u{41""."#, 1, 2),
    ])
    func refusesMalformedEscapes(_ expectation: SyntaxErrorExpectation) { expectation.check() }
}
