import Testing

@testable import CharterModels

struct StringPrefixTests {
    @Test(arguments: [
        ("abc", 3, "abc"), ("abc", 2, "ab"), ("abc", 0, ""), ("abc", -1, ""), ("äb", 1, ""), ("äb", 2, "ä"),
        ("a😀", 4, "a"), ("a😀", 5, "a😀"), ("e\u{301}x", 2, "e"), ("", 4, ""),
    ])
    func scalarsStayWhole(text: String, limit: Int, expected: String) {
        // By their bytes: a scalar without the mark behind it is another character.
        #expect(Array(text.prefix(utf8Count: limit).utf8) == Array(expected.utf8))
    }
}
