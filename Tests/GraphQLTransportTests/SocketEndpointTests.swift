import GraphQLExecution
import GraphQLJSON
import Testing

@testable import GraphQLTransport

/// Another protocol behind the same frames, limits and time.
@Suite struct SocketEndpointTests {
    /// Starts each message as an operation, and says what it answered.
    private struct Lines: SocketProtocol {
        var ticket: SocketTicket = 0

        mutating func opened() -> [SocketAction] { [.askAdmission(["from": "lines"])] }

        mutating func received(_ text: UnsafeRawBufferPointer) -> [SocketAction] {
            ticket += 1
            return [.start(ticket, GraphQLRequest(query: Array(text)), .handed)]
        }

        mutating func connectionAdmitted(_ payload: JSONObject?) -> [SocketAction] { [.send("welcome")] }

        mutating func connectionRefused(_ reason: String) -> [SocketAction] { [.close(.forbidden, reason: reason)] }

        mutating func initialisationTimedOut() -> [SocketAction] { [.close(.initialisationTimeout, reason: "late")] }

        mutating func answered(_ ticket: SocketTicket, _ response: UnsafeRawBufferPointer) -> [SocketAction] {
            let text = String(decoding: response, as: UTF8.self)
            let answer = SocketAction.send([.int(Int64(ticket)), .string(text)])
            return text.contains("last") ? [answer, .cancel(ticket)] : [answer]
        }

        mutating func operationEnded(_ ticket: SocketTicket, isRefused: Bool) -> [SocketAction] {
            [.send([.int(Int64(ticket)), .bool(isRefused)])]
        }

        mutating func idled() -> [SocketAction] { [.close(.normal, reason: "idle")] }

        mutating func readerStalled() -> [SocketAction] { [.close(.tooManyRequests, reason: "slow")] }

        mutating func drain(endless: Set<SocketTicket>) -> [SocketAction] {
            endless.sorted().map(SocketAction.cancel) + [.close(.goingAway, reason: "drain")]
        }

        mutating func closed() -> [SocketAction] { ticket > 0 ? (1...ticket).map(SocketAction.cancel) : [] }
    }

    private func open(
        _ configure: (inout ServerConfiguration) -> Void = { _ in }, fields: String = "", subprotocol: String? = nil
    ) throws -> SocketConversation {
        try SocketConversation(
            configure, fields: fields, subprotocol: subprotocol, path: "/lines",
            sockets: [SocketEndpoint(path: "/lines") { Lines() }])
    }

    @Test func opensAtItsPathWithoutASubprotocol() throws {
        let socket = try open()
        #expect(try socket.received() == [.text(#""welcome""#)])
        #expect(
            try socket.exchange("{ ok }") == [.text(#"[1,"{\"data\":{\"ok\":true}}"]"#), .text("[1,false]")])
        // Who offers one gets none.
        #expect(try open(subprotocol: "chat").received() == [.text(#""welcome""#)])
    }

    @Test func elsewhereThereIsNone() throws {
        let http = try HTTPConversation()
        try http.send(SocketConversation.handshake(subprotocol: nil, path: "/lines"))
        #expect(try http.received().status == 404)
    }

    @Test func theGraphQLSocketStaysWhereItIs() throws {
        let socket = try SocketConversation(sockets: [SocketEndpoint(path: "/lines") { Lines() }])
        try socket.connect()
        #expect(try socket.subscribe("1", "{ ok }").count == 2)
    }

    @Test func originsAreCheckedAsForGraphQL() throws {
        let http = try HTTPConversation(sockets: [SocketEndpoint(path: "/lines") { Lines() }])
        try http.send(
            SocketConversation.handshake(fields: "Origin: http://evil\r\n", subprotocol: nil, path: "/lines"))
        #expect(try http.received().status == 403)
    }

    @Test func eventsAndRefusalsAreHandedOver() throws {
        let socket = try open()
        _ = try socket.received()
        #expect(try socket.exchange("subscription") == [])
        socket.http.executor.source.emit("x")
        #expect(try socket.received() == [.text(#"[1,"{\"data\":\"x\"}"]"#)])
        let refused = try socket.exchange("{ unknown }")
        #expect(refused.last == .text("[2,true]"))
        #expect(refused.count == 2)
    }

    @Test func whatItCancelsWithAnAnswerEnds() throws {
        let socket = try open()
        _ = try socket.received()
        _ = try socket.exchange("subscription")
        socket.http.executor.source.emit("last")
        #expect(try socket.received().count == 1)
        #expect(socket.http.executor.source.cancellations == 1)
        socket.http.executor.source.emit("more")
        #expect(try socket.received() == [])
    }

    @Test func admissionIsAskedAtOnce() throws {
        let socket = try open {
            $0.admission = { $0.connectionParameters == ["from": "lines"] ? .refused("no") : .admitted(nil) }
        }
        #expect(try socket.received() == [.close(4403, "no")])
    }

    @Test func whoIsAdmittedIsNotLate() throws {
        let socket = try open()
        _ = try socket.received()
        socket.http.wait(12)
        #expect(try socket.received() == [])
    }

    @Test(arguments: [
        ([0x82, 0x80, 0, 0, 0, 0] as [UInt8], 1003), (SocketConversation.frame([0xFF]), 1007),
        ([0x81, 0xFF, 0, 0, 0, 0, 0, 4, 0, 1], 1009),
    ])
    func violationsOfTheFraming(bytes: [UInt8], code: Int) throws {
        let socket = try open()
        _ = try socket.received()
        _ = try socket.exchange("subscription")
        try socket.send(raw: bytes)
        guard case .close(let given, _)? = try socket.received().first else {
            Issue.record("not closed")
            return
        }
        #expect(given == UInt16(code))
        #expect(socket.http.executor.source.cancellations == 1)
    }

    @Test func idleSocketsAreTold() throws {
        let configure: (inout ServerConfiguration) -> Void = {
            $0.timeouts.socketIdle = 60
            $0.timeouts.ping = 1_000
        }
        let socket = try open(configure)
        _ = try socket.received()
        socket.http.wait(50)
        _ = try socket.exchange("{ ok }")
        socket.http.wait(50)
        #expect(try socket.received() == [])
        socket.http.wait(20)
        #expect(try socket.received() == [.close(1000, "idle")])
        let busy = try open(configure)
        _ = try busy.received()
        _ = try busy.exchange("subscription")
        busy.http.wait(200)
        #expect(try busy.received() == [])
        // Clients of GraphQL may keep a socket for later.
        let graphQL = try SocketConversation(configure)
        try graphQL.connect()
        graphQL.http.wait(200)
        #expect(try graphQL.received() == [])
    }

    @Test func itDecidesWhatADrainAndAStalledReaderMean() throws {
        let drained = try open()
        _ = try drained.received()
        _ = try drained.exchange("subscription")
        _ = drained.http.state.drain()
        #expect(try drained.received() == [.close(1001, "drain")])
        #expect(drained.http.executor.source.cancellations == 1)
        let slow = try open()
        _ = try slow.received()
        slow.setWritable(false)
        slow.http.wait(31)
        #expect(try slow.received().last == .close(4429, "slow"))
    }
}
