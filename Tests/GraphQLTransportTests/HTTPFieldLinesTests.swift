import Testing

@testable import GraphQLTransport

@Suite struct HTTPFieldLinesTests {
    @Test func noValueStartsAFieldOfItsOwn() {
        var lines = HTTPFieldLines()
        lines.append("Location", "/a\r\nSet-Cookie: x\0")
        lines.append("Bad name", "x")
        lines.append("", "x")
        #expect(lines.text == "Location: /a  Set-Cookie: x \r\n")
    }

    @Test func linesReadBack() {
        var lines = HTTPFieldLines()
        lines.append("A", "1: 2")
        lines.append("B", "")
        #expect(lines.pairs.map(\.name) == ["A", "B"])
        #expect(lines.pairs.map(\.value) == ["1: 2", ""])
    }
}
