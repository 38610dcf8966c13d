import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct UTF8CheckTests {
    /// The standard library is the oracle, over every first byte and the second bytes at which a rule changes.
    @Test func agreesWithTheStandardLibrary() {
        let tails: [[UInt8]] = [
            [], [0x80], [0x80, 0x80], [0xBF, 0xBF], [0x41], [0x80, 0x41],
            [0x80, 0x80, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41],
        ]
        for first in UInt8.min...UInt8.max {
            for second: UInt8 in [0, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF] {
                for tail in tails {
                    let bytes = [first, second] + tail
                    let expected = String(validating: bytes, as: UTF8.self) != nil
                    if UTF8Check.isValid(ByteBuffer(bytes: bytes)) != expected {
                        Issue.record("\(bytes)")
                    }
                }
            }
        }
    }

    @Test func readsLongTexts() {
        let text = String(repeating: "abcdefg€🏃", count: 100)
        #expect(UTF8Check.isValid(ByteBuffer(string: text)))
        #expect(!UTF8Check.isValid(ByteBuffer(bytes: Array(text.utf8).dropLast())))
    }
}
