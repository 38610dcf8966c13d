import NIOCore

@testable import GraphQLTransport

/// A socket's bytes are decoded to the same messages, however they are cut into pieces; texts are UTF-8 and within the
/// limit.
struct FramesTarget: FuzzTarget {
    let name = "frames"

    private static let limit = 200

    private struct Outcome: Equatable {
        var messages: [WebSocketMessage] = []
        var error: WebSocketError?
    }

    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        let whole = decode(bytes, piece: max(bytes.count, 1))
        let inPieces = decode(bytes, piece: bytes.count % 5 + 1)
        demand(whole == inPieces, "Whole: \(whole), in pieces: \(inPieces)")
        for case .text(let text) in whole.messages {
            demand(text.readableBytes <= Self.limit, "A message beyond the limit")
            demand(String(validating: text.readableBytesView, as: UTF8.self) != nil, "A text that is not UTF-8")
        }
    }

    private func decode(_ bytes: UnsafeBufferPointer<UInt8>, piece: Int) -> Outcome {
        var decoder = WebSocketFrameDecoder(maxMessageSize: Self.limit)
        var outcome = Outcome()
        var input = ByteBuffer()
        for start in stride(from: 0, to: bytes.count, by: piece) {
            input.writeBytes(bytes[start..<min(start + piece, bytes.count)])
            do throws(WebSocketError) {
                while let message = try decoder.next(&input) { outcome.messages.append(message) }
            } catch {
                outcome.error = error
                return outcome
            }
        }
        return outcome
    }
}
