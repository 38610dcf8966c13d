import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct WebSocketFrameDecoderTests {
    private func decode(_ bytes: [UInt8], max: Int = 1000) throws(WebSocketError) -> [WebSocketMessage] {
        var decoder = WebSocketFrameDecoder(maxMessageSize: max)
        var input = ByteBuffer(bytes: bytes)
        var messages: [WebSocketMessage] = []
        while let message = try decoder.next(&input) { messages.append(message) }
        return messages
    }

    private func text(_ text: String) -> WebSocketMessage { .text(ByteBuffer(string: text)) }
    private typealias Frame = SocketConversation

    @Test(arguments: [0, 1, 3, 4, 7, 8, 9, 125, 126, 127, 900])
    func unmasksMessagesOfAnyLength(count: Int) throws {
        let payload = (0..<count).map { UInt8(97 + $0 % 26) }
        let mask: [UInt8] = [0xA1, 0x02, 0xFF, 0x80]
        #expect(try decode(Frame.frame(payload, mask: mask)) == [text(String(decoding: payload, as: UTF8.self))])
    }

    @Test func readsLengthsOfEightBytes() throws {
        let payload = [UInt8](repeating: 98, count: 70_000)
        #expect(try decode(Frame.frame(payload), max: 70_000) == [.text(ByteBuffer(bytes: payload))])
    }

    @Test func waitsForTheRestHoweverSmallThePieces() throws {
        var decoder = WebSocketFrameDecoder()
        var input = ByteBuffer()
        var messages: [WebSocketMessage] = []
        for byte in Frame.frame(Array("häh".utf8)) + Frame.frame(Array("b".utf8)) {
            input.writeInteger(byte)
            if let message = try decoder.next(&input) { messages.append(message) }
        }
        #expect(messages == [text("häh"), text("b")])
    }

    @Test func joinsFragmentsWithControlFramesBetween() throws {
        let euro = Array("€".utf8)
        let bytes =
            Frame.frame([euro[0]], first: 0x01) + Frame.frame([1], first: 0x89) + Frame.frame([euro[1]], first: 0x00)
            + Frame.frame([euro[2]], first: 0x80)
        #expect(try decode(bytes) == [.ping(ByteBuffer(bytes: [1])), text("€")])
    }

    @Test func readsControlFrames() throws {
        #expect(try decode(Frame.frame([], first: 0x8A)) == [.pong])
        #expect(try decode(Frame.frame([], first: 0x88)) == [.close(nil)])
        #expect(try decode(Frame.frame([0x03, 0xE8, 0x62], first: 0x88)) == [.close(.normal)])
        #expect(try decode(Frame.frame([0x11, 0x30], first: 0x88)) == [.close(.badRequest)])
    }

    /// Frames, as the hexadecimal digits of their first bytes, by the code that they close with.
    private static let violations: [UInt16: [String]] = [
        1002: [
            // Not masked.
            "810161", "8100",
            // Reserved bits, reserved opcodes.
            "c1", "a1", "91", "83", "87", "8b", "8f",
            // Continuations of nothing, control frames in fragments or too long.
            "80", "00", "09", "08", "89fe", "88ff",
            // Lengths that are not in their shortest form, or negative.
            "81fe007d", "81ff000000000000ffff", "81ff8000000000000000",
            // A message inside of another.
            "01810000000061" + "81", "01810000000061" + "01",
            // Close codes that are none.
            "88810000000003", "88820000000003ed", "88820000000003ee", "8882000000000000", "8882000000000bb7",
            "8882000000001388",
        ],
        1003: ["82", "02"],
        1007: [
            "888300000000" + "03e8ff", "818100000000" + "ff", "818100000000" + "c3", "818300000000" + "eda080",
            "818200000000" + "c080", "01810000000061" + "808100000000" + "ff",
        ],
        1009: ["81ff7f00000000000000"],
    ]

    private func bytes(_ digits: String) -> [UInt8] {
        let digits = digits.compactMap { $0.hexDigitValue.map(UInt8.init) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    /// RFC 6455 sections 5.2, 5.4, 5.5 and 7.4.
    @Test(arguments: violations.keys.sorted())
    func refusesViolationsAsSoonAsTheyShow(code: UInt16) throws {
        for frame in try #require(Self.violations[code]) {
            let error = #expect(throws: WebSocketError.self, "\(frame)") { try decode(bytes(frame)) }
            #expect(error?.code.rawValue == code, "\(frame)")
        }
    }

    @Test func boundsMessagesOverAllFragments() throws {
        #expect(try decode(Frame.frame([UInt8](repeating: 97, count: 10)), max: 10).count == 1)
        #expect(throws: WebSocketError(code: .messageTooBig, reason: "Messages are limited to 10 bytes")) {
            try decode(Frame.frame([UInt8](repeating: 97, count: 11)), max: 10)
        }
        let half = [UInt8](repeating: 97, count: 6)
        let error = #expect(throws: WebSocketError.self) {
            try decode(Frame.frame(half, first: 0x01) + Frame.frame(half, first: 0x80), max: 10)
        }
        #expect(error?.code == .messageTooBig)
    }
}
