import Testing

@testable import CharterModels

struct LineSplitterTests {
    @Test func piecesBecomeLines() {
        var splitter = LineSplitter()
        #expect(splitter.consume("one\r\ntw".utf8) == ["one"])
        #expect(splitter.consume("o\n\nthr".utf8) == ["two", ""])
        #expect(splitter.consume("ee\n".utf8) == ["three"])
    }

    @Test func longLinesLoseTheirEnd() {
        var splitter = LineSplitter(maximumBytes: 4)
        #expect(splitter.consume("123456789\nok\n".utf8) == ["1234", "ok"])
    }
}
