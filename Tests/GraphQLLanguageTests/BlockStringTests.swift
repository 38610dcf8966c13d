import GraphQLLanguage
import Testing

@Suite struct BlockStringTests {
    private func value(_ raw: String) throws -> String {
        let document = try Document.parse("{a(b: \"\"\"\(raw)\"\"\")}")
        return document.string(document.values[document.arguments[0].value])
    }

    @Test func keepsASingleLineAsItIs() throws {
        #expect(try value("simple") == "simple")
        #expect(try value(" white space ") == " white space ")
        #expect(try value("\ttab") == "\ttab")
        #expect(try value("") == "")
    }

    @Test func removesTheCommonIndentationOfAllButTheFirstLine() throws {
        #expect(
            try value("\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  ")
                == "Hello,\n  World!\n\nYours,\n  GraphQL.")
        #expect(try value("    a\n      b\n    c") == "    a\n  b\nc")
        #expect(try value("a\n\tb\n\t\tc") == "a\nb\n\tc")
        // A tab counts like a space: one character.
        #expect(try value("\n\ta\n  b") == "a\n b")
    }

    @Test func removesBlankLinesAtBothEndsOnly() throws {
        #expect(try value("\n \n\t\n a\n\n  \n b\n  \n\n") == "a\n\n \nb")
        #expect(try value(" \n\t\n  ") == "")
        #expect(try value("a\n\n") == "a")
    }

    @Test func blankLinesDoNotCountAsIndentation() throws {
        #expect(try value("\n    a\n \n    b") == "a\n\nb")
        // Of a longer blank line the rest stays.
        #expect(try value("\n  a\n      \n  b") == "a\n    \nb")
    }

    @Test func joinsLinesWithLineFeeds() throws {
        #expect(try value("a\r\nb\rc\nd") == "a\nb\nc\nd")
        #expect(try value("a\r\n\r\nb\n\rc") == "a\n\nb\n\nc")
    }

    @Test func unescapesTripleQuotesAndNothingElse() throws {
        #expect(try value(#"a \""" b"#) == #"a """ b"#)
        #expect(try value("\\\"\"\"\\\"\"\" c") == "\"\"\"\"\"\" c")
        #expect(try value(#"\n \u0041 \\ \z "x" ""y "#) == #"\n \u0041 \\ \z "x" ""y "#)
        // The first backslash is one; the second belongs to the quotes.
        #expect(try value("\\\\\"\"\" x") == "\\\"\"\" x")
    }

    @Test func isNotConfusedByWideCharacters() throws {
        #expect(try value("\n  é\n   😀\u{2028}x\n  ") == "é\n 😀\u{2028}x")
    }
}
