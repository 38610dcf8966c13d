import GraphQLLanguage
import Testing

@Suite struct PrinterValueTests {
    private func printed(_ value: String) throws -> String {
        let document = try Document.parse("{a(b: \(value))}")
        return document.print(document.arguments[0].value)
    }

    @Test(arguments: [
        "0", "-12", "1.50", "-1.0E+10", "true", "false", "null", "ENUM", "$variable", #""text""#, "[]", "[1, [2], {}]",
        "{}", #"{a: 1, b: {c: [null, "x"]}}"#, #""\"\\\n""#,
    ])
    func printsValuesAsWritten(_ value: String) throws {
        #expect(try printed(value) == value)
    }

    @Test func putsOneSpaceAfterCommasAndColons() throws {
        #expect(try printed("[1 2,,3,\n4]") == "[1, 2, 3, 4]")
        #expect(try printed("{a:1 , b : [ ]}") == "{a: 1, b: []}")
    }

    @Test func escapesOnlyWhatItMust() throws {
        #expect(try printed(#""\u0041\/\u{1F600}\u0001\u00E9""#) == #""A/😀\u0001é""#)
    }

    @Test func printsBlockStringsAsBlockStrings() throws {
        #expect(try printed("\"\"\"\n    a\n      b\n  \"\"\"") == "\"\"\"\na\n  b\n\"\"\"")
        #expect(try printed("\"\"\"a\"\"\"") == "\"\"\"a\"\"\"")
    }
}
