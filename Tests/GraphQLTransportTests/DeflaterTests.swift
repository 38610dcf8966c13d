import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct DeflaterTests {
    @Test(arguments: ContentCoding.allCases, [0, 1, 1_000, 100_000, 3_000_000])
    func whatIsCompressedComesBack(coding: ContentCoding, count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: ($0 * $0) >> 7) }
        let compressed = try #require(bytes.withUnsafeBytes { Deflater.compress($0, coding) })
        let back = try Inflater.inflate(compressed, coding, limit: count)
        #expect(Array(back.readableBytesView) == bytes)
    }

    @Test func formatsBeginAsTheirStandardsSay() throws {
        let bytes = [UInt8](repeating: 65, count: 5_000)
        let gzip = try #require(bytes.withUnsafeBytes { Deflater.compress($0, .gzip) })
        #expect(Array(gzip.readableBytesView.prefix(3)) == [0x1F, 0x8B, 8])
        #expect(gzip.readableBytes < 200)
        let deflate = try #require(bytes.withUnsafeBytes { Deflater.compress($0, .deflate) })
        #expect(deflate.readableBytesView.first == 0x78)
    }
}
