import GraphQLLanguage
import Testing

@Suite struct SourceTests {
    private func location(_ text: String, _ offset: Int) -> [Int] {
        let location = Source(text).location(at: offset)
        return [location.line, location.column]
    }

    @Test func countsLinesAndColumnsFromOne() {
        #expect(location("", 0) == [1, 1])
        #expect(location("abc", 0) == [1, 1])
        #expect(location("abc", 2) == [1, 3])
        #expect(location("abc", 3) == [1, 4])
    }

    @Test func endsLinesAtLineFeedsAndCarriageReturnsAndBothTogether() {
        #expect(location("a\nb", 2) == [2, 1])
        #expect(location("a\rb", 2) == [2, 1])
        #expect(location("a\r\nb", 3) == [2, 1])
        #expect(location("a\n\rb", 3) == [3, 1])
        #expect(location("\n\n\r\r\r\n", 6) == [6, 1])
        #expect(location("a\u{2028}b\u{85}c", 6) == [1, 5])
    }

    @Test func takesALineTerminatorForTheEndOfItsLine() {
        #expect(location("ab\r\nc", 2) == [1, 3])
        #expect(location("ab\r\nc", 3) == [1, 3])
        #expect(location("ab\nc", 2) == [1, 3])
    }

    @Test func countsUnicodeScalarsAsColumns() {
        #expect(location("é😀x", 6) == [1, 3])
        // A letter and its combining accent are two.
        #expect(location("e\u{301}x", 3) == [1, 3])
        #expect(location("\u{FEFF}x", 3) == [1, 2])
    }

    @Test func staysInsideTheTextForEveryOffset() {
        #expect(location("ab", 99) == [1, 3])
        let source = Source("héllo")
        #expect(source.text(SourceRange(start: 0, end: 3)) == "hé")
        #expect(source.text(SourceRange(start: 3, end: 99)) == "llo")
        #expect(source.text(SourceRange(start: 50, end: 99)) == "")
        #expect(source.text(SourceRange(start: 4, end: 2)) == "")
    }

    @Test func refusesBytesThatAreNotUTF8() {
        #expect(Source(validating: [0x7B, 0x61, 0x7D])?.bytes == Array("{a}".utf8))
        for bytes: [UInt8] in [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80]] {
            #expect(Source(validating: bytes) == nil)
        }
    }

    @Test func ordersLocationsByLineThenColumn() {
        let locations = [SourceLocation(line: 2, column: 1), .init(line: 1, column: 9), .init(line: 1, column: 2)]
        #expect(locations.sorted().map(\.column) == [2, 9, 1])
    }

    @Test func hasAName() {
        #expect(Source("").name == "GraphQL request")
        #expect(Source("", name: "Schema/AI.graphql").name == "Schema/AI.graphql")
    }
}
