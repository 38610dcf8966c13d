import GraphQLLanguage
import Testing

@testable import GraphQLSchemaTools

@Suite struct LineTableTests {
    @Test(arguments: ["", "a", "a\nb", "a\r\nb\rc\n\nd", "é\n😀x\r", "\r\r\n\n"])
    func agreesWithTheSource(text: String) {
        let source = Source(text)
        let table = LineTable(source)
        for offset in 0...source.bytes.count {
            // Between CR and LF, and within a character, nothing begins.
            let isInside = offset < source.bytes.count && source.bytes[offset] & 0xC0 == 0x80
            let isBetween =
                offset > 0 && offset < source.bytes.count && source.bytes[offset] == 0x0A
                && source.bytes[offset - 1] == 0x0D
            guard !isInside, !isBetween else { continue }
            #expect(table.location(at: UInt32(offset)) == source.location(at: offset), "\(offset)")
        }
    }

    @Test func offsetsPastTheEndAreItsEnd() {
        #expect(LineTable(Source("a\nb")).location(at: 100) == SourceLocation(line: 2, column: 2))
    }

    @Test func longLinesAreCountedInBlocks() {
        let source = Source(String(repeating: "é😀a", count: 300) + "\n" + String(repeating: "é", count: 400))
        let table = LineTable(source)
        for offset in source.bytes.indices where source.bytes[offset] & 0xC0 != 0x80 {
            #expect(table.location(at: UInt32(offset)) == source.location(at: offset))
        }
        #expect(table.location(at: UInt32(source.bytes.count)) == SourceLocation(line: 2, column: 401))
    }
}
