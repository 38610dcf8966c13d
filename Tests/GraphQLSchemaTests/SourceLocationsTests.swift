import GraphQLLanguage
import Testing

@testable import GraphQLSchema

@Suite struct SourceLocationsTests {
    @Test func everyOffsetAsTheSourceCountsIt() {
        let source = Source("a\nb\r\nc\rd\u{e9}\u{1F600}e\n\n\rf")
        let origins = (0...source.bytes.count).filter { offset in
            // Nothing begins between CR and LF or inside a character.
            offset == source.bytes.count
                || (source.bytes[offset] & 0xC0 != 0x80
                    && !(offset > 0 && source.bytes[offset - 1] == 0x0D && source.bytes[offset] == 0x0A))
        }.map { SourceOrigin(source: source, range: SourceRange(start: UInt32($0), end: UInt32($0))) }
        let locations = SourceLocations(origins)
        #expect(origins.map { locations[$0] } == origins.map(\.location))
    }
}
