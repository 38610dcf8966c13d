import Testing

@testable import GraphQLTransport

@Suite struct ContentCodingTests {
    private func choose(_ value: String, isWorthwhile: Bool = true) -> ContentCoding? {
        var value = value
        return value.withUTF8 { ContentCoding.choose(UnsafeRawBufferPointer($0), isWorthwhile: isWorthwhile) }
    }

    /// RFC 9110 section 12.5.3.
    @Test(arguments: [
        ("gzip", ContentCoding.gzip), ("deflate", .deflate), ("gzip, deflate, br", .gzip), ("GZIP", .gzip),
        ("x-gzip", .gzip), ("deflate, gzip", .gzip), ("deflate;q=0.9, gzip;q=0.8", .deflate), ("*", .gzip),
        ("gzip;q=0, *", .deflate), ("gzip;q=0, *;q=0.1", .deflate), ("gzip;q=0.001", .gzip),
        ("gzip ; q=0.5 , deflate ; q=0.6", .deflate), ("gzip;q=0.5, identity;q=0.4", .gzip),
        ("identity;q=0, deflate", .deflate),
    ])
    func choosesTheBest(value: String, expected: ContentCoding) {
        #expect(choose(value) == expected)
    }

    @Test(arguments: [
        "", "identity", "br", "gzip;q=0", "*;q=0", "gzip;q=x", "gzip;q=2", "identity, gzip;q=0.5", "gzipped",
        "br, zstd",
        "gzip;q=0, deflate;q=0.000",
    ])
    func leavesTheAnswerAsItIs(value: String) {
        #expect(choose(value) == nil)
    }

    @Test func shortAnswersKeepNoCodingUnlessThatIsRefused() {
        #expect(choose("gzip, deflate", isWorthwhile: false) == nil)
        #expect(choose("gzip, identity;q=0", isWorthwhile: false) == .gzip)
        #expect(choose("gzip, *;q=0", isWorthwhile: false) == .gzip)
        #expect(choose("identity;q=0", isWorthwhile: false) == nil)
    }
}
