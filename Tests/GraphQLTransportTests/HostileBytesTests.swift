import Testing

@testable import GraphQLTransport

/// Bytes that went wrong on their way, or were made to: the connection answers or closes, and never does anything else.
/// The numbers are drawn from a fixed seed, so a failure comes again.
@Suite struct HostileBytesTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    private func damaged(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &dice) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &dice)
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &dice), at: place)
            default: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
            }
        }
        return bytes
    }

    private static let requests = [
        HTTPConversation.post("{ ok }"),
        "GET /graphql?query=%7B+a+%7D&variables=%7B%22a%22%3A1%7D HTTP/1.1\r\nHost: x\r\nAccept: */*;q=0.5, text/html\r\n\r\n",
        "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5;a=b\r\n{\"que\r\n8\r\nry\":\"a\"}\r\n0\r\nT: v\r\n\r\n",
        HTTPConversation.post("subscription 3", "Accept: text/event-stream\r\nExpect: 100-continue\r\n"),
    ]

    @Test(arguments: requests.indices) func damagedRequests(index: Int) throws {
        var dice = Dice(state: UInt64(index))
        for _ in 0..<400 {
            let conversation = try HTTPConversation()
            let bytes = damaged(Array(Self.requests[index].utf8), &dice)
            let cut = Int.random(in: 0...bytes.count, using: &dice)
            try conversation.send(Array(bytes[..<cut]))
            try conversation.send(Array(bytes[cut...]))
            let answer = try conversation.received()
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 "), "\(bytes)")
            #expect(!answer.hasPrefix("HTTP/1.1 5") || [501, 505].contains(answer.status), "\(bytes)")
            if conversation.isOpen { try conversation.channel.close().wait() }
        }
    }

    @Test func damagedFrames() throws {
        var dice = Dice(state: 7)
        let messages = [
            #"{"type":"connection_init","payload":{"a":[1,2,{"b":null}]}}"#,
            #"{"id":"1","type":"subscribe","payload":{"query":"subscription 3","variables":{}}}"#,
            #"{"id":"2","type":"subscribe","payload":{"query":"subscription"}}"#, #"{"id":"2","type":"complete"}"#,
            #"{"type":"ping","payload":{}}"#,
        ]
        for _ in 0..<400 {
            let socket = try SocketConversation()
            for message in messages {
                let frame = SocketConversation.frame(Array(message.utf8))
                try socket.send(raw: Bool.random(using: &dice) ? frame : damaged(frame, &dice))
            }
            // What comes out is always whole frames, and nothing after a Close.
            let frames = try socket.received()
            let close = frames.firstIndex { if case .close = $0 { true } else { false } }
            #expect(close == nil || close == frames.count - 1)
            if socket.http.isOpen { try socket.http.channel.close().wait() }
            #expect(socket.http.executor.source.waiterCount == 0)
        }
    }
}
