import Testing

@testable import GraphQLLanguage

@Suite struct LexerTests {
    /// The tokens of a text as `kind text`, the end of file left out.
    private func tokens(_ text: String) throws -> [String] {
        var result: [String] = []
        let bytes = Array(text.utf8)
        try bytes.withUnsafeBufferPointer { buffer in
            var lexer = Lexer(buffer)
            while true {
                let token = try lexer.next()
                if token.kind == .endOfFile { break }
                let range = Int(token.start)..<Int(token.end)
                result.append("\(token.kind) " + String(decoding: buffer[range], as: UTF8.self))
            }
        }
        return result
    }

    @Test func readsEveryPunctuator() throws {
        #expect(
            try tokens("! $ & ( ) ... : = @ [ ] { | }") == [
                "bang !", "dollar $", "ampersand &", "leftParenthesis (", "rightParenthesis )", "spread ...", "colon :",
                "equals =", "at @", "leftBracket [", "rightBracket ]", "leftBrace {", "pipe |", "rightBrace }",
            ])
    }

    @Test func needsNoSpaceBetweenTokens() throws {
        #expect(
            try tokens("a:$b,...c\"d\"1[") == [
                "name a", "colon :", "dollar $", "name b", "spread ...", "name c", "string \"d\"", "int 1",
                "leftBracket [",
            ])
    }

    @Test func readsNames() throws {
        #expect(try tokens("_ a A_9 __typename x0") == ["name _", "name a", "name A_9", "name __typename", "name x0"])
    }

    @Test func skipsWhitespaceCommasCommentsAndByteOrderMarks() throws {
        #expect(
            try tokens("\u{FEFF}a ,,\t b # c {\"\"\" é\r d #\r\n\ne\u{FEFF}f#") == [
                "name a", "name b", "name d", "name e", "name f",
            ])
        #expect(try tokens(" \t\r\n,#") == [])
    }

    @Test func endsCommentsAtEveryLineTerminator() throws {
        for terminator in ["\n", "\r", "\r\n"] {
            #expect(try tokens("#x\(terminator)a") == ["name a"])
        }
        // A line separator of Unicode ends no line.
        #expect(try tokens("#x\u{2028}a") == [])
    }

    @Test(arguments: ["0", "-0", "4", "-4", "9", "123", "9007199254740993", "12345678901234567890123"])
    func readsIntegers(_ text: String) throws {
        #expect(try tokens(text) == ["int " + text])
    }

    @Test(arguments: ["4.123", "-4.123", "0.123", "123e4", "123E4", "123e-4", "123e+4", "-1.123e4567", "0e0", "0.0E-0"])
    func readsFloats(_ text: String) throws {
        #expect(try tokens(text) == ["float " + text])
    }

    @Test(arguments: [
        SyntaxErrorExpectation("00", "Invalid number, unexpected digit after 0: \"0\".", 1, 2),
        SyntaxErrorExpectation("01", "Invalid number, unexpected digit after 0: \"1\".", 1, 2),
        SyntaxErrorExpectation("-01", "Invalid number, unexpected digit after 0: \"1\".", 1, 3),
        SyntaxErrorExpectation("-", "Invalid number, expected digit but got: <EOF>.", 1, 2),
        SyntaxErrorExpectation("-a", "Invalid number, expected digit but got: \"a\".", 1, 2),
        SyntaxErrorExpectation("--1", "Invalid number, expected digit but got: \"-\".", 1, 2),
        SyntaxErrorExpectation("1.", "Invalid number, expected digit but got: <EOF>.", 1, 3),
        SyntaxErrorExpectation("1.\n", "Invalid number, expected digit but got: U+000A.", 1, 3),
        SyntaxErrorExpectation("1..2", "Invalid number, expected digit but got: \".\".", 1, 3),
        SyntaxErrorExpectation("1.2.3", "Invalid number, expected digit but got: \".\".", 1, 4),
        SyntaxErrorExpectation("1.e1", "Invalid number, expected digit but got: \"e\".", 1, 3),
        SyntaxErrorExpectation("1e", "Invalid number, expected digit but got: <EOF>.", 1, 3),
        SyntaxErrorExpectation("1e+", "Invalid number, expected digit but got: <EOF>.", 1, 4),
        SyntaxErrorExpectation("1e1.5", "Invalid number, expected digit but got: \".\".", 1, 4),
        SyntaxErrorExpectation("1\"", "Unterminated string.", 1, 3),
        SyntaxErrorExpectation("0xF1", "Invalid number, expected digit but got: \"x\".", 1, 2),
        SyntaxErrorExpectation("0b10", "Invalid number, expected digit but got: \"b\".", 1, 2),
        SyntaxErrorExpectation("123abc", "Invalid number, expected digit but got: \"a\".", 1, 4),
        SyntaxErrorExpectation("1_234", "Invalid number, expected digit but got: \"_\".", 1, 2),
        SyntaxErrorExpectation("1.23f", "Invalid number, expected digit but got: \"f\".", 1, 5),
        SyntaxErrorExpectation("+1", "Unexpected character: \"+\".", 1, 1),
        SyntaxErrorExpectation(".5", "Unexpected character: \".\".", 1, 1),
    ])
    func refusesMalformedNumbers(_ expectation: SyntaxErrorExpectation) throws {
        // A number in a place for one, so that the lexer's error is the parser's.
        SyntaxErrorExpectation(
            "{a(b:" + expectation.text, expectation.message, expectation.line, expectation.column + 5
        ).check()
    }

    @Test(arguments: [
        SyntaxErrorExpectation("..", "Unexpected character: \".\".", 1, 1),
        SyntaxErrorExpectation("~", "Unexpected character: \"~\".", 1, 1),
        SyntaxErrorExpectation("\0", "Unexpected character: U+0000.", 1, 1),
        SyntaxErrorExpectation("\u{7F}", "Unexpected character: U+007F.", 1, 1),
        SyntaxErrorExpectation("é", "Unexpected character: U+00E9.", 1, 1),
        SyntaxErrorExpectation("\u{200B}", "Unexpected character: U+200B.", 1, 1),
        SyntaxErrorExpectation("😀", "Unexpected character: U+1F600.", 1, 1),
        SyntaxErrorExpectation("\n\r\n\r  ?", "Unexpected character: \"?\".", 4, 3),
        SyntaxErrorExpectation(
            "'a'", "Unexpected single quote character ('), did you mean to use a double quote (\")?", 1, 1),
    ])
    func refusesOtherCharacters(_ expectation: SyntaxErrorExpectation) { expectation.check() }

    @Test func readsStrings() throws {
        #expect(
            try tokens(#""" "a" "\"" "\\" "é😀\u0041\u{1F600}" "#) == [
                #"string """#, #"string "a""#, #"string "\"""#, #"string "\\""#, #"string "é😀\u0041\u{1F600}""#,
            ])
        // A tab, a NUL and a delete character are source characters like any other.
        #expect(try tokens("\"\t\0\u{7F}\"") == ["string \"\t\0\u{7F}\""])
    }

    @Test func readsBlockStrings() throws {
        let quotes = "\"\"\""
        for content in ["", "a", "\"a\" ", "\"\" ", "\\\(quotes)", "\\\(quotes) \\\(quotes)", "\\n\\ \\\" "] {
            #expect(try tokens(quotes + content + quotes) == ["blockString " + quotes + content + quotes])
        }
        #expect(try tokens("\"\"\"a\n\r\n#\\\\ \"\"\"b") == ["blockString \"\"\"a\n\r\n#\\\\ \"\"\"", "name b"])
    }

    @Test(arguments: [
        SyntaxErrorExpectation("\"", "Unterminated string.", 1, 2),
        SyntaxErrorExpectation("\"abc", "Unterminated string.", 1, 5),
        SyntaxErrorExpectation("\"ab\ncd\"", "Unterminated string.", 1, 4),
        SyntaxErrorExpectation("\"ab\rcd\"", "Unterminated string.", 1, 4),
        SyntaxErrorExpectation("\"ab\r\ncd\"", "Unterminated string.", 1, 4),
        SyntaxErrorExpectation("\"😀é\n", "Unterminated string.", 1, 4),
        SyntaxErrorExpectation("\"\"\"", "Unterminated string.", 1, 4),
        SyntaxErrorExpectation("\"\"\"\"\"", "Unterminated string.", 1, 6),
        SyntaxErrorExpectation("\"\"\"a\n\"\"", "Unterminated string.", 2, 3),
        SyntaxErrorExpectation("\"\"\"\\\"\"\"", "Unterminated string.", 1, 8),
    ])
    func locatesTheEndOfUnterminatedStrings(_ expectation: SyntaxErrorExpectation) { expectation.check() }

    @Test func hashesNamesByTheirBytes() throws {
        let bytes = Array("first second first".utf8)
        let hashes = try bytes.withUnsafeBufferPointer { buffer in
            var lexer = Lexer(buffer)
            return try [lexer.next().hash, lexer.next().hash, lexer.next().hash]
        }
        #expect(hashes[0] == NameHash.of("first".utf8))
        #expect(hashes[0] == hashes[2])
        #expect(hashes[0] != hashes[1])
    }
}
