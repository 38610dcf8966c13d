import GraphQLExecution
import NIOCore
import Testing

@testable import GraphQLTransport

@Suite struct WebSocketConnectionHandlerTests {
    @Test func connectsAndAnswersAQuery() throws {
        let socket = try SocketConversation()
        try socket.connect()
        #expect(
            try socket.subscribe("1", "{ ok }") == [
                .text(#"{"id":"1","type":"next","payload":{"data":{"ok":true}}}"#),
                .text(#"{"id":"1","type":"complete"}"#),
            ])
    }

    @Test func whatFollowsTheHandshakeAtOnceIsRead() throws {
        let http = try HTTPConversation()
        let message = SocketConversation.frame(Array(#"{"type":"connection_init"}"#.utf8))
        try http.send(Array(SocketConversation.handshake().utf8) + message)
        #expect(String(decoding: try http.receivedBytes(), as: UTF8.self).hasSuffix(#"{"type":"connection_ack"}"#))
    }

    @Test func refusedOperationsAreErrors() throws {
        let socket = try SocketConversation()
        try socket.connect()
        let refused = [
            SocketConversation.Frame.text(
                #"{"id":"1","type":"error","payload":[{"message":"refused","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}"#
            )
        ]
        #expect(try socket.subscribe("1", "{ unknown }") == refused)
        #expect(try socket.subscribe("1", "subscription refused") == refused)
        #expect(try socket.subscribe("1", "mutation").count == 2)
    }

    @Test func eventsOfASubscription() throws {
        let socket = try SocketConversation()
        try socket.connect()
        #expect(try socket.subscribe("a", "subscription") == [])
        socket.http.executor.source.emit("x")
        #expect(try socket.received() == [.text(#"{"id":"a","type":"next","payload":{"data":"x"}}"#)])
        socket.http.executor.source.finish()
        #expect(try socket.received() == [.text(#"{"id":"a","type":"complete"}"#)])
    }

    @Test func manyEventsAtOnce() throws {
        let socket = try SocketConversation()
        try socket.connect()
        try socket.send(#"{"id":"a","type":"subscribe","payload":{"query":"subscription 5000"}}"#)
        var frames: [SocketConversation.Frame] = []
        for _ in 0..<100 {
            frames += try socket.received()
            socket.http.turn()
        }
        #expect(frames.count == 5001)
        #expect(frames.first == .text(#"{"id":"a","type":"next","payload":{"data":1}}"#))
        #expect(frames.last == .text(#"{"id":"a","type":"complete"}"#))
    }

    @Test func anAnswerInParts() throws {
        let socket = try SocketConversation()
        try socket.connect()
        #expect(
            try socket.subscribe("a", "{ parts 2 }") == [
                .text(#"{"id":"a","type":"next","payload":{"part":1,"hasNext":true}}"#),
                .text(#"{"id":"a","type":"next","payload":{"part":2,"hasNext":false}}"#),
                .text(#"{"id":"a","type":"complete"}"#),
            ])
        #expect(socket.http.executor.seen.withLock { $0.first?.incrementalDelivery } == .current)
    }

    @Test func partsEndWhenTheClientCompletes() throws {
        let socket = try SocketConversation()
        try socket.connect()
        _ = try socket.subscribe("a", "{ parts }")
        socket.http.executor.source.emit(#"{"hasNext":true}"#)
        #expect(try socket.received().count == 1)
        #expect(try socket.exchange(#"{"id":"a","type":"complete"}"#) == [])
        #expect(socket.http.executor.source.cancellations == 1)
    }

    @Test func drainingLetsAnswersInPartsFinish() throws {
        let socket = try SocketConversation()
        try socket.connect()
        _ = try socket.subscribe("a", "{ parts }")
        _ = socket.http.state.drain()
        #expect(try socket.received() == [])
        socket.http.executor.source.emit(#"{"hasNext":false}"#)
        socket.http.executor.source.finish()
        #expect(
            try socket.received() == [
                .text(#"{"id":"a","type":"next","payload":{"hasNext":false}}"#),
                .text(#"{"id":"a","type":"complete"}"#), .close(1001, "The server is shutting down"),
            ])
    }

    @Test func operationsDoNotWaitForEachOther() throws {
        let socket = try SocketConversation()
        try socket.connect()
        _ = try socket.subscribe("waits", "{ wait }")
        _ = try socket.subscribe("parts", "{ parts }")
        // More events than a turn may have: the query gets its own turn between them.
        try socket.send(#"{"id":"many","type":"subscribe","payload":{"query":"subscription 100000"}}"#)
        _ = try socket.received()
        let frames = try socket.subscribe("q", "{ ok }")
        #expect(frames.contains(.text(#"{"id":"q","type":"next","payload":{"data":{"ok":true}}}"#)))
        #expect(frames.contains(.text(#"{"id":"q","type":"complete"}"#)))
        #expect(!frames.contains(.text(#"{"id":"many","type":"complete"}"#)))
        socket.http.executor.source.emit("late")
        #expect(try socket.received().contains(.text(#"{"id":"waits","type":"next","payload":{"data":"late"}}"#)))
    }

    @Test func identifiersAreWrittenAsJSON() throws {
        let socket = try SocketConversation()
        try socket.connect()
        #expect(try socket.subscribe(#"\"\n"#, "{ ok }").last == .text(#"{"id":"\"\n","type":"complete"}"#))
    }

    @Test func theClientCompletes() throws {
        let socket = try SocketConversation()
        try socket.connect()
        _ = try socket.subscribe("a", "subscription")
        #expect(try socket.exchange(#"{"id":"a","type":"complete"}"#) == [])
        #expect(socket.http.executor.source.cancellations == 1)
        #expect(try socket.subscribe("a", "{ ok }").count == 2)
    }

    @Test func pingAndPong() throws {
        let socket = try SocketConversation()
        #expect(
            try socket.exchange(#"{"type":"ping","payload":{"a":1}}"#) == [.text(#"{"type":"pong","payload":{"a":1}}"#)]
        )
        #expect(try socket.exchange(#"{"type":"pong"}"#) == [])
        try socket.send(raw: SocketConversation.frame(Array("hi".utf8), first: 0x89))
        #expect(try socket.received() == [.pong("hi")])
    }

    @Test(arguments: [
        ("x", 4400), (#"{"type":"subscribe","id":"1","payload":{"query":"a"}}"#, 4401), (#"{"type":"nonsense"}"#, 4400),
    ])
    func closesWithTheCodesOfTheProtocol(message: String, code: Int) throws {
        let socket = try SocketConversation()
        guard case .close(let given, _)? = try socket.exchange(message).first else {
            Issue.record("not closed")
            return
        }
        #expect(given == UInt16(code))
        // The client answers the Close; then the connection ends.
        try socket.send(raw: SocketConversation.frame([UInt8(code >> 8), UInt8(code & 0xFF)], first: 0x88))
        #expect(!socket.http.isOpen)
    }

    @Test func withoutTheSubprotocol() throws {
        for subprotocol in [nil, "graphql-ws"] {
            let socket = try SocketConversation(subprotocol: subprotocol)
            #expect(try socket.received() == [.close(4406, "Subprotocol not acceptable")])
        }
    }

    @Test func initialisationTimeout() throws {
        let socket = try SocketConversation()
        socket.http.wait(9)
        #expect(try socket.received() == [])
        socket.http.wait(2)
        #expect(try socket.received() == [.close(4408, "Connection initialisation timeout")])
        socket.http.wait(4)
        #expect(!socket.http.isOpen)
        let fine = try SocketConversation()
        try fine.connect()
        fine.http.wait(12)
        #expect(fine.http.isOpen)
    }

    @Test func admissionIsAsked() throws {
        let socket = try SocketConversation(
            {
                $0.admission = { context in
                    context.connectionParameters?["token"] == "good" && context.header("x-here") == "yes"
                        ? .admitted(["hello": "you"]) : .refused("Go away")
                }
            }, fields: "X-Here: yes\r\n")
        #expect(
            try socket.exchange(#"{"type":"connection_init","payload":{"token":"good"}}"#)
                == [.text(#"{"type":"connection_ack","payload":{"hello":"you"}}"#)])
        _ = try socket.subscribe("1", "{ ok }")
        let context = socket.http.executor.contexts.withLock { $0.first }
        #expect(context?.connectionParameters == ["token": "good"])
        let other = try SocketConversation { $0.admission = { _ in .refused("Go away") } }
        #expect(try other.exchange(#"{"type":"connection_init"}"#) == [.close(4403, "Go away")])
    }

    @Test(arguments: [
        ([0xC1, 0x80, 0, 0, 0, 0] as [UInt8], 1002), ([0x82, 0x80, 0, 0, 0, 0], 1003),
        (SocketConversation.frame([0xFF]), 1007), ([0x81, 0xFF, 0, 0, 0, 0, 0, 4, 0, 1], 1009),
    ])
    func violationsOfTheFraming(bytes: [UInt8], code: Int) throws {
        let socket = try SocketConversation()
        try socket.connect()
        _ = try socket.subscribe("1", "subscription")
        try socket.send(raw: bytes)
        guard case .close(let given, _)? = try socket.received().first else {
            Issue.record("not closed")
            return
        }
        #expect(given == UInt16(code))
        #expect(socket.http.executor.source.cancellations == 1)
    }

    @Test func theClientCloses() throws {
        let socket = try SocketConversation()
        try socket.connect()
        _ = try socket.subscribe("1", "subscription")
        try socket.send(raw: SocketConversation.frame([0x03, 0xE8], first: 0x88))
        #expect(try socket.received() == [.close(1000, "")])
        #expect(!socket.http.isOpen)
        #expect(socket.http.executor.source.cancellations == 1)
    }

    @Test func theConnectionIsLost() throws {
        let socket = try SocketConversation()
        try socket.connect()
        _ = try socket.subscribe("1", "subscription")
        try socket.http.channel.close().wait()
        #expect(socket.http.executor.source.cancellations == 1)
    }

    @Test func quietSocketsArePingedAndDeadOnesClosed() throws {
        let socket = try SocketConversation()
        try socket.connect()
        socket.http.wait(21)
        #expect(try socket.received() == [.ping])
        try socket.send(raw: SocketConversation.frame([], first: 0x8A))
        socket.http.wait(45)
        #expect(socket.http.isOpen)
        socket.http.wait(40)
        #expect(!socket.http.isOpen)
    }

    @Test func draining() throws {
        let socket = try SocketConversation()
        try socket.connect()
        _ = try socket.subscribe("s", "subscription")
        _ = socket.http.state.drain()
        #expect(
            try socket.received() == [
                .text(#"{"id":"s","type":"complete"}"#), .close(1001, "The server is shutting down"),
            ])
        #expect(socket.http.executor.source.cancellations == 1)
        try socket.send(raw: SocketConversation.frame([0x03, 0xE9], first: 0x88))
        #expect(!socket.http.isOpen)
    }

    @Test func slowReadersHoldBackTheirSource() throws {
        let socket = try SocketConversation()
        try socket.connect()
        _ = try socket.subscribe("a", "subscription")
        socket.setWritable(false)
        for value in ["1", "2", "3"] { socket.http.executor.source.emit(value) }
        // The one that was asked for before.
        #expect(try socket.received().count == 1)
        #expect(socket.http.executor.source.waiterCount == 0)
        socket.setWritable(true)
        #expect(try socket.received().count == 2)
        #expect(socket.http.executor.source.waiterCount == 1)
    }

    @Test func whatAClientSaysWaitsWhileItDoesNotRead() throws {
        let socket = try SocketConversation()
        try socket.connect()
        socket.setWritable(false)
        #expect(try socket.subscribe("a", "{ ok }") == [])
        #expect(socket.http.executor.queries.isEmpty)
        socket.setWritable(true)
        #expect(try socket.received().count == 2)
    }

    @Test func stalledReadersAreClosed() throws {
        let socket = try SocketConversation()
        try socket.connect()
        _ = try socket.subscribe("a", "subscription")
        socket.setWritable(false)
        socket.http.wait(31)
        #expect(try socket.received().last == .close(4429, "The reader is too slow"))
        #expect(socket.http.executor.source.cancellations == 1)
        socket.http.wait(3)
        #expect(!socket.http.isOpen)
    }
}
