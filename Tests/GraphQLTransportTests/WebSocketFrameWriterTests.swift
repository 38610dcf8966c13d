import NIOCore
import NIOEmbedded
import NIOWebSocket
import Testing

@testable import GraphQLTransport

@Suite struct WebSocketFrameWriterTests {
    /// NIO's decoder, made by others, reads what is written here.
    private func decode(_ bytes: ByteBuffer) throws -> [WebSocketFrame] {
        let channel = EmbeddedChannel(handler: ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: 1 << 20)))
        try channel.writeInbound(bytes)
        var frames: [WebSocketFrame] = []
        while let frame = try channel.readInbound(as: WebSocketFrame.self) { frames.append(frame) }
        return frames
    }

    private typealias WebSocketFrameDecoder = NIOWebSocket.WebSocketFrameDecoder

    @Test(arguments: [0, 1, 125, 126, 65_535, 65_536])
    func writesHeadersOfEveryLength(count: Int) throws {
        var output = ByteBuffer()
        WebSocketFrameWriter.textHeader(count, into: &output)
        output.writeRepeatingByte(97, count: count)
        let frames = try decode(output)
        #expect(frames.count == 1)
        #expect(frames.first?.opcode == .text)
        #expect(frames.first?.fin == true)
        #expect(frames.first?.maskKey == nil)
        #expect(frames.first?.data.readableBytes == count)
    }

    @Test func writesControlFrames() throws {
        var output = ByteBuffer()
        WebSocketFrameWriter.ping(into: &output)
        WebSocketFrameWriter.pong(ByteBuffer(string: "x"), into: &output)
        WebSocketFrameWriter.close(.badRequest, "no", into: &output)
        let frames = try decode(output)
        #expect(frames.map(\.opcode) == [.ping, .pong, .connectionClose])
        #expect(Array(frames[2].data.readableBytesView) == [0x11, 0x30] + Array("no".utf8))
    }

    @Test func cutsReasonsAtACharacter() throws {
        var output = ByteBuffer()
        WebSocketFrameWriter.close(.normal, String(repeating: "€", count: 60), into: &output)
        let frame = try #require(try decode(output).first)
        #expect(
            String(decoding: frame.data.readableBytesView.dropFirst(2), as: UTF8.self)
                == String(repeating: "€", count: 41))
    }

    /// Regional indicators join into characters by pairs counted from the start, so that finding a character's edge in
    /// a long run of them means reading all of it.
    @Test func cutsReasonsThatAreOneLongRunOfIndicators() throws {
        var output = ByteBuffer()
        WebSocketFrameWriter.close(.badRequest, String(repeating: "\u{1F1E6}", count: 200_000), into: &output)
        let frame = try #require(try decode(output).first)
        #expect(frame.data.readableBytes == 2 + 120)
        #expect(String(validating: frame.data.readableBytesView.dropFirst(2), as: UTF8.self) != nil)
    }
}
