import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct InflaterTests {
    private func compressed(_ count: Int, _ coding: ContentCoding = .gzip) throws -> ByteBuffer {
        let bytes = [UInt8](repeating: 0x20, count: count)
        return try #require(bytes.withUnsafeBytes { Deflater.compress($0, coding) })
    }

    @Test(arguments: ContentCoding.allCases) func limitOnBothSides(coding: ContentCoding) throws {
        let body = try compressed(200_000, coding)
        #expect(try Inflater.inflate(body, coding, limit: 200_000).readableBytes == 200_000)
        #expect(throws: Inflater.Failure.tooLarge) { try Inflater.inflate(body, coding, limit: 199_999) }
    }

    @Test func aBombIsNotBlownUp() throws {
        let bomb = try compressed(64 << 20)
        #expect(bomb.readableBytes < 400_000)
        #expect(throws: Inflater.Failure.tooLarge) { try Inflater.inflate(bomb, .gzip, limit: 1 << 20) }
        #expect(throws: Inflater.Failure.tooLarge) { try Inflater.inflate(bomb, .gzip, limit: 0) }
    }

    @Test func everyCutAndEveryDamageIsFound() throws {
        let body = try compressed(1_000)
        for count in 0..<body.readableBytes {
            let cut = try #require(body.getSlice(at: 0, length: count))
            #expect(throws: Inflater.Failure.malformed) { try Inflater.inflate(cut, .gzip, limit: 2_000) }
        }
        var bytes = Array(body.readableBytesView)
        bytes[bytes.count - 6] ^= 1
        #expect(throws: Inflater.Failure.malformed) {
            try Inflater.inflate(ByteBuffer(bytes: bytes), .gzip, limit: 2_000)
        }
    }

    @Test func nothingMayFollow() throws {
        var body = try compressed(1_000)
        body.writeInteger(UInt8(0))
        #expect(throws: Inflater.Failure.malformed) { try Inflater.inflate(body, .gzip, limit: 2_000) }
        var twice = try compressed(10)
        twice.writeImmutableBuffer(try compressed(10))
        #expect(throws: Inflater.Failure.malformed) { try Inflater.inflate(twice, .gzip, limit: 2_000) }
    }

    @Test func otherFormatsAreNotTaken() throws {
        #expect(throws: Inflater.Failure.malformed) { try Inflater.inflate(compressed(10), .deflate, limit: 99) }
        #expect(throws: Inflater.Failure.malformed) { try Inflater.inflate(compressed(10, .deflate), .gzip, limit: 99) }
        #expect(throws: Inflater.Failure.malformed) {
            try Inflater.inflate(ByteBuffer(string: "{\"query\":\"a\"}"), .gzip, limit: 99)
        }
        #expect(throws: Inflater.Failure.malformed) { try Inflater.inflate(ByteBuffer(), .gzip, limit: 99) }
    }
}
