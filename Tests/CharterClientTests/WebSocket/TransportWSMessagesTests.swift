import GraphQLJSON
import Testing

@testable import CharterClient

@Suite struct TransportWSMessagesTests {
    private func read(_ text: String) throws -> TransportWSServerMessage {
        try TransportWSServerMessage.read(Array(text.utf8))
    }

    @Test func messagesOfAServer() throws {
        #expect(try read(#"{"type":"connection_ack","payload":{"a":1}}"#) == .connectionAck)
        #expect(try read(#"{"type":"ping"}"#) == .ping(nil))
        #expect(try read(#"{"payload":{"n":1},"type":"ping"}"#) == .ping(["n": 1]))
        #expect(try read(#"{"type":"pong"}"#) == .pong)
        #expect(try read(#"{"id":"1","type":"complete"}"#) == .complete(id: "1"))
        // A payload is left as it came.
        #expect(
            try read(#"{ "id": "1" , "payload": {"data" : {"a":1.0}} , "type":"next" }"#)
                == .next(id: "1", Array(#"{"data" : {"a":1.0}}"#.utf8)))
        #expect(
            try read(#"{"id":"1","type":"error","payload":[{"message":"No."}]}"#)
                == .error(id: "1", [ResponseError(message: "No.")]))
    }

    @Test(arguments: [
        "", "[]", "{", "{}", #"{"type":"other"}"#, #"{"type":"next","payload":{}}"#, #"{"type":"complete"}"#,
        #"{"type":"complete","id":1}"#, #"{"type":"error","id":"1","payload":[]}"#,
        #"{"type":"error","id":"1","payload":{}}"#, #"{"type":"connection_ack"} x"#,
    ])
    func anythingElseIsInvalid(text: String) {
        #expect(throws: TransportWSServerMessage.Invalid.self) { try read(text) }
    }

    @Test func messagesOfAClient() {
        #expect(TransportWSClientMessage.connectionInit(nil).text == #"{"type":"connection_init"}"#)
        #expect(
            TransportWSClientMessage.connectionInit(["token": "x"]).text
                == #"{"type":"connection_init","payload":{"token":"x"}}"#)
        #expect(TransportWSClientMessage.ping.text == #"{"type":"ping"}"#)
        #expect(TransportWSClientMessage.pong(nil).text == #"{"type":"pong"}"#)
        #expect(TransportWSClientMessage.pong(["n": 1]).text == #"{"type":"pong","payload":{"n":1}}"#)
        #expect(
            TransportWSClientMessage.subscribe(id: "1", ["query": "q"]).text
                == #"{"id":"1","type":"subscribe","payload":{"query":"q"}}"#)
        #expect(TransportWSClientMessage.complete(id: "1").text == #"{"id":"1","type":"complete"}"#)
    }
}
