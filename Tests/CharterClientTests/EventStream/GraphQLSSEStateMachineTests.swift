import CharterServerSentEvents
import Testing

@testable import CharterClient

@Suite struct GraphQLSSEStateMachineTests {
    private func event(_ name: String, _ data: String = "", id: String? = nil) -> ServerSentEvent {
        ServerSentEvent(name: name, data: Array(data.utf8), lastID: id)
    }

    @Test func responsesAndTheEnd() throws {
        var machine = GraphQLSSEStateMachine()
        #expect(machine.received(event("next", "{}", id: "7")) == .response(Array("{}".utf8), id: "7"))
        #expect(machine.received(event("message", "{}")) == .ignored)
        #expect(machine.received(event("complete")) == .complete)
        #expect(machine.received(event("next", "{}")) == .ignored)
        try machine.ended()
    }

    @Test func aStreamThatBreaksOffIsNoEnd() {
        var machine = GraphQLSSEStateMachine()
        _ = machine.received(event("next", "{}"))
        #expect(throws: ClientError.connectionLost("the event stream broke off")) { try machine.ended() }
    }
}
