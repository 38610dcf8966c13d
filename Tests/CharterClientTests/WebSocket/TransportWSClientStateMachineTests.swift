import GraphQLJSON
import Testing

@testable import CharterClient

/// Conversations of a client with a server.
@Suite struct TransportWSClientStateMachineTests {
    private typealias Action = TransportWSClientStateMachine.Action

    private static let request: JSONObject = ["query": "subscription { a }"]
    private var machine = TransportWSClientStateMachine(
        request, parameters: ["token": "x"], timeouts: ClientTimeouts())

    /// As far as a subscription that the server has taken.
    private mutating func subscribe() {
        _ = machine.opened()
        _ = machine.received(.connectionAck)
    }

    private func ended(_ error: ClientError?, _ code: UInt16, _ reason: String = "") -> [Action] {
        [.finish(error), .close(code: code, reason: reason)]
    }

    @Test mutating func aSubscriptionFromItsBeginningToItsEnd() {
        #expect(machine.opened() == [.send(.connectionInit(["token": "x"]))])
        #expect(
            machine.received(.connectionAck) == [.send(.subscribe(id: "1", Self.request)), .deliver(.opened)])
        #expect(machine.received(.next(id: "1", [1])) == [.deliver(.event([1], id: nil))])
        #expect(machine.received(.next(id: "1", [2])) == [.deliver(.event([2], id: nil))])
        #expect(machine.received(.complete(id: "1")) == ended(nil, 1000))
        #expect(machine.closed(code: 1000, reason: "") == [])
    }

    @Test mutating func aRefusedSubscriptionIsAnError() {
        subscribe()
        let errors = [ResponseError(message: "No.")]
        #expect(machine.received(.error(id: "1", errors)) == ended(.graphQL(errors), 1000))
    }

    @Test mutating func aServerThatSaysNothingToOurGreetingIsLeft() {
        _ = machine.opened()
        #expect(
            machine.acknowledgementTimedOut()
                == ended(.timeout(.acknowledgement, limit: .seconds(10)), 4504, "No acknowledgement"))
        #expect(machine.received(.connectionAck) == [])

        var other = TransportWSClientStateMachine(Self.request, parameters: nil, timeouts: ClientTimeouts())
        #expect(other.opened() == [.send(.connectionInit(nil))])
        _ = other.received(.connectionAck)
        #expect(other.acknowledgementTimedOut() == [])
    }

    @Test mutating func pingsAreAnswered() {
        _ = machine.opened()
        #expect(machine.received(.ping(["n": 1])) == [.send(.pong(["n": 1]))])
        _ = machine.received(.connectionAck)
        #expect(machine.received(.ping(nil)) == [.send(.pong(nil))])
        #expect(machine.received(.pong) == [])
    }

    @Test mutating func silenceIsAskedAboutAndThenTheEnd() {
        subscribe()
        #expect(machine.ticked() == [])
        #expect(machine.ticked() == [.send(.ping)])
        #expect(machine.received(.pong) == [])
        #expect(machine.ticked() == [])
        machine.heard()
        #expect(machine.ticked() == [])
        #expect(machine.ticked() == [.send(.ping)])
        #expect(machine.ticked() == [])
        #expect(machine.ticked() == ended(.timeout(.signOfLife, limit: .seconds(30)), 1001, "No sign of life"))
        #expect(machine.ticked() == [])
    }

    @Test mutating func aReaderWhoLeavesOffSaysSo() {
        subscribe()
        #expect(machine.cancelled() == [.send(.complete(id: "1"))] + ended(nil, 1000))
        // What was on its way is nobody's any more.
        #expect(machine.received(.next(id: "1", [1])) == [])
        #expect(machine.received(.complete(id: "1")) == [])
        #expect(machine.received(.ping(nil)) == [])
        #expect(machine.cancelled() == [])

        var early = TransportWSClientStateMachine(Self.request, parameters: nil, timeouts: ClientTimeouts())
        _ = early.opened()
        #expect(early.cancelled() == ended(nil, 1000))
    }

    @Test mutating func aSocketThatClosesIsAnErrorUnlessItIsOver() {
        subscribe()
        #expect(machine.closed(code: 1001, reason: "bye") == [.finish(.closed(code: 1001, reason: "bye"))])
        #expect(machine.closed(code: nil, reason: "") == [])

        var lost = TransportWSClientStateMachine(Self.request, parameters: nil, timeouts: ClientTimeouts())
        _ = lost.opened()
        #expect(lost.closed(code: nil, reason: "") == [.finish(.connectionLost("the socket closed without a word"))])
    }

    @Test(
        arguments: [
            .next(id: "1", [1]), .complete(id: "1"), .error(id: "1", [ResponseError(message: "No.")]),
        ] as [TransportWSServerMessage])
    mutating func messagesAtTheWrongTimeEndIt(message: TransportWSServerMessage) {
        _ = machine.opened()
        let actions = machine.received(message)
        guard case .finish(.malformedAnswer?)? = actions.first else {
            Issue.record("\(actions)")
            return
        }
        #expect(actions.last == .close(code: 4400, reason: "Unexpected message"))
    }

    @Test mutating func messagesThatMakeNoSenseEndIt() {
        subscribe()
        #expect(
            machine.received(TransportWSServerMessage.Invalid(reason: "no JSON"))
                == ended(.malformedAnswer("no JSON"), 4400, "Invalid message"))
        var other = TransportWSClientStateMachine(Self.request, parameters: nil, timeouts: ClientTimeouts())
        _ = other.opened()
        _ = other.received(.connectionAck)
        #expect(other.received(.next(id: "2", [1])).count == 2)
        var twice = TransportWSClientStateMachine(Self.request, parameters: nil, timeouts: ClientTimeouts())
        _ = twice.opened()
        _ = twice.received(.connectionAck)
        #expect(twice.received(.connectionAck).count == 2)
    }
}
