import NIOCore

@testable import GraphQLTransport

/// A connection's bytes are read as the same requests, however they are cut into pieces.
struct HTTPTarget: FuzzTarget {
    let name = "http"

    private enum Outcome: Equatable {
        case request(head: [String], body: [UInt8])
        case refused
        case incomplete
    }

    private let policy = HTTPRequestPolicy(hasPage: true)

    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        let whole = outcomes(bytes, piece: max(bytes.count, 1))
        let inPieces = outcomes(bytes, piece: bytes.count % 7 + 1)
        demand(whole == inPieces, "Whole: \(whole), in pieces: \(inPieces)")
    }

    private func outcomes(_ bytes: UnsafeBufferPointer<UInt8>, piece: Int) -> [Outcome] {
        var outcomes: [Outcome] = []
        var parser = HTTPRequestParser()
        var head: HTTPRequestHead?
        var body: HTTPBodyReader?
        var input = ByteBuffer()
        for start in stride(from: 0, to: bytes.count, by: piece) {
            input.writeBytes(bytes[start..<min(start + piece, bytes.count)])
            do throws(HTTPParseError) {
                while true {
                    if head == nil {
                        guard let next = try parser.parseHead(&input) else { break }
                        head = next
                        body = try HTTPBodyReader(next.body, limit: 1 << 20)
                    }
                    guard let current = head, let content = try body?.read(&input) else { break }
                    outcomes.append(.request(head: describe(current), body: Array(content.readableBytesView)))
                    head = nil
                }
            } catch {
                demand(error.status.code >= 400, "Refused with a status of success")
                return outcomes + [.refused]
            }
        }
        return outcomes + [.incomplete]
    }

    /// Everything that is asked of a head.
    private func describe(_ head: HTTPRequestHead) -> [String] {
        [
            "\(head.method)", head.text(head.path), head.query.map(head.text) ?? "", "\(head.body)",
            "\(head.isVersion11) \(head.isKeepAlive) \(head.expectsContinue) \(head.hasUpgrade)",
            "\(policy.decide(head))", "\(policy.decide(head, isStream: true))", head.header("host") ?? "",
            head.header("X-Request-ID") ?? "",
        ]
    }
}
