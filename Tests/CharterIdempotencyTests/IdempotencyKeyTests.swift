import Testing

@testable import CharterIdempotency

struct IdempotencyKeyTests {
    @Test(arguments: [
        (#""8e03978e-40d5-43dd-bc93-6894a57f9324""#, "8e03978e-40d5-43dd-bc93-6894a57f9324"),
        ("8e03978e-40d5-43dd-bc93-6894a57f9324", "8e03978e-40d5-43dd-bc93-6894a57f9324"),
        ("  \"a b, c; d\"\t", "a b, c; d"), (#""a\"b\\c""#, #"a"b\c"#), ("a", "a"),
        (String(repeating: "k", count: 255), String(repeating: "k", count: 255)),
    ])
    func readsAKeyWithAndWithoutQuotes(_ value: String, key: String) throws {
        #expect(try IdempotencyKey(fieldValue: value).text == key)
    }

    @Test(arguments: [
        ("", "is empty"), ("   ", "is empty"), ("\"\"", "is empty"), ("\"abc", "no closing quote"),
        ("\"", "no closing quote"),
        ("\"a\"b", "behind its closing quote"), ("\"a\", \"b\"", "behind its closing quote"), ("a, b", "one key"),
        ("a;b", "one key"), (#""a\b""#, "backslash"), (#""a\"#, "backslash"), ("\"a\u{1}\"", "printable ASCII"),
        ("ключ", "printable ASCII"), (String(repeating: "k", count: 256), "has 256 characters: 255 is the most"),
    ])
    func saysWhatIsWrongWithAField(_ value: String, message: String) {
        #expect { try IdempotencyKey(fieldValue: value) } throws: { error in
            (error as? IdempotencyKey.Invalid)?.message.contains(message) == true
        }
    }
}
