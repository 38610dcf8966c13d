import GraphQLLanguage
import Testing

@Suite struct StringLiteralTests {
    private func read(_ literal: String) throws -> String {
        let document = try Document.parse("{a(b: \(literal))}")
        return document.string(document.values[document.arguments[0].value])
    }

    @Test func escapesWhatAQuotedStringMayNotContain() {
        #expect(StringLiteral.quoted("") == #""""#)
        #expect(StringLiteral.quoted(#"a"b\c/d"#) == #""a\"b\\c/d""#)
        #expect(StringLiteral.quoted("\u{8}\u{C}\n\r\t") == #""\b\f\n\r\t""#)
        #expect(StringLiteral.quoted("\0\u{1F}\u{7F}\u{9F}\u{A0}") == "\"\\u0000\\u001F\\u007F\\u009F\u{A0}\"")
        #expect(StringLiteral.quoted("é€😀\u{2028}\u{FEFF}") == "\"é€😀\u{2028}\u{FEFF}\"")
        // A carriage return and a line feed are one `Character` but two scalars.
        #expect(StringLiteral.quoted("a\r\nb") == #""a\r\nb""#)
    }

    @Test(arguments: [
        ("", "\"\"\"\"\"\""),
        ("one line", "\"\"\"one line\"\"\""),
        (" indented", "\"\"\" indented\"\"\""),
        ("two\nlines", "\"\"\"\ntwo\nlines\n\"\"\""),
        ("quoted \"end\"", "\"\"\"\nquoted \"end\"\n\"\"\""),
        ("back\\", "\"\"\"\nback\\\n\"\"\""),
        (" back\\", "\"\"\" back\\\n\"\"\""),
        ("\"\"\"", "\"\"\"\n\\\"\"\"\n\"\"\""),
        ("a\"\"\"b", "\"\"\"a\\\"\"\"b\"\"\""),
        ("\"\"\"\"", "\"\"\"\n\\\"\"\"\"\n\"\"\""),
        ("\\\"\"\"", "\"\"\"\n\\\\\"\"\"\n\"\"\""),
        ("a\n  b", "\"\"\"\na\n  b\n\"\"\""),
        ("  a\nb", "\"\"\"\n  a\nb\n\"\"\""),
    ])
    func writesBlockStrings(value: String, literal: String) throws {
        #expect(StringLiteral.block(value) == literal)
        #expect(try read(literal) == value)
    }

    @Test func breaksLongBlockStringsForReadability() {
        let short = String(repeating: "x", count: 70)
        #expect(StringLiteral.block(short) == "\"\"\"" + short + "\"\"\"")
        #expect(StringLiteral.block(short + "x") == "\"\"\"\n" + short + "x\n\"\"\"")
        // The first line may not move when its indentation would become that of all lines.
        #expect(StringLiteral.block(" " + short) == "\"\"\" " + short + "\n\"\"\"")
    }

    @Test(arguments: [
        "", "a", " a", "a ", "\ta", "a\nb", "a\n b", " a\nb", "a\n\nb", "a\n \nb", "\"", "\\", "\"\"\"", "é😀",
    ])
    func knowsWhatABlockStringCanExpress(_ value: String) throws {
        #expect(StringLiteral.canBeBlock(value))
        #expect(try read(StringLiteral.block(value)) == value)
    }

    @Test(arguments: [
        "\n", " ", "\na", "a\n", "a\n  ", " \na", " a\n b", "\ta\n\tb", "a\rb", "a\r\nb", "a\0", "\u{1B}",
    ])
    func knowsWhatABlockStringCannotExpress(_ value: String) {
        #expect(!StringLiteral.canBeBlock(value))
    }

    @Test func readsBackAnyValue() throws {
        var random = SplitMix64(state: 3)
        let parts = ["a", "\"", "\"\"\"", "\\", " ", "\t", "\n", "\r", "é", "😀", "\u{85}", "\0", "\u{7F}", "u0041"]
        for _ in 0..<2000 {
            let count = Int.random(in: 0...8, using: &random)
            let value = (0..<count).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
            #expect(try Array(read(StringLiteral.quoted(value)).utf8) == Array(value.utf8))
            if StringLiteral.canBeBlock(value) {
                #expect(try Array(read(StringLiteral.block(value)).utf8) == Array(value.utf8))
            }
        }
    }
}
