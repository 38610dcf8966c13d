import GraphQLExecution
import Testing

@testable import GraphQLTransport

/// Conversations of the `graphql-transport-ws` protocol, by the letter of its description.
@Suite struct GraphQLTransportWSStateMachineTests {
    private typealias Machine = GraphQLTransportWSStateMachine

    private func connected(maxOperations: Int = 25) -> Machine {
        var machine = Machine(maxOperations: maxOperations)
        _ = machine.received(.connectionInit(nil))
        _ = machine.connectionAdmitted(nil)
        return machine
    }

    private func subscribe(_ id: String) -> GraphQLTransportWSMessage { .subscribe(id: id, GraphQLRequest("{ a }")) }

    @Test func initialisation() {
        var machine = Machine()
        #expect(machine.received(.connectionInit(["a": 1])) == [.askAdmission(["a": 1])])
        #expect(machine.connectionAdmitted(["b": 2]) == [.sendAcknowledgement(["b": 2])])
    }

    @Test func initialisationTimeout() {
        var machine = Machine()
        #expect(
            machine.initialisationTimedOut()
                == [.close(.initialisationTimeout, reason: "Connection initialisation timeout")])
        var late = connected()
        #expect(late.initialisationTimedOut() == [])
    }

    @Test func twoInitialisations() {
        var machine = connected()
        #expect(
            machine.received(.connectionInit(nil))
                == [.close(.tooManyRequests, reason: "Too many initialisation requests")])
        var early = Machine()
        _ = early.received(.connectionInit(nil))
        #expect(
            early.received(.connectionInit(nil)).last
                == .close(.tooManyRequests, reason: "Too many initialisation requests"))
        #expect(early.connectionAdmitted(nil) == [])
    }

    @Test func refusedConnection() {
        var machine = Machine()
        _ = machine.received(.connectionInit(nil))
        #expect(machine.connectionRefused() == [.close(.forbidden, reason: "Forbidden")])
    }

    @Test func subscribingBeforeAcknowledgement() {
        var machine = Machine()
        #expect(machine.received(subscribe("1")) == [.close(.unauthorized, reason: "Unauthorized")])
        var asking = Machine()
        _ = asking.received(.connectionInit(nil))
        #expect(asking.received(subscribe("1")) == [.close(.unauthorized, reason: "Unauthorized")])
    }

    @Test func pingAtAnyTime() {
        var machine = Machine()
        #expect(machine.received(.ping(["a": 1])) == [.sendPong(["a": 1])])
        #expect(machine.received(.pong) == [])
        _ = machine.received(.connectionInit(nil))
        #expect(machine.received(.ping(nil)) == [.sendPong(nil)])
    }

    @Test func invalidMessage() {
        var machine = connected()
        _ = machine.received(subscribe("1"))
        #expect(machine.receivedInvalid(.init("why")) == [.cancel(1), .close(.badRequest, reason: "why")])
        #expect(machine.received(subscribe("2")) == [])
        #expect(machine.receivedInvalid(.init("again")) == [])
    }

    @Test func anOperationRunsToItsEnd() {
        var machine = connected()
        #expect(machine.received(subscribe("a")) == [.start(1, id: "a")])
        #expect(machine.isRunning(1))
        #expect(machine.operationEnded(1, saysComplete: true) == [.sendComplete(id: "a")])
        #expect(!machine.isRunning(1))
        #expect(machine.operationEnded(1, saysComplete: true) == [])
    }

    @Test func anErrorEndsTheOperationWithoutComplete() {
        var machine = connected()
        _ = machine.received(subscribe("a"))
        #expect(machine.operationEnded(1, saysComplete: false) == [])
        #expect(machine.received(subscribe("a")) == [.start(2, id: "a")])
    }

    @Test func theClientCompletes() {
        var machine = connected()
        _ = machine.received(subscribe("a"))
        #expect(machine.received(.complete(id: "a")) == [.cancel(1)])
        #expect(!machine.isRunning(1))
        // The server's own complete was on its way.
        #expect(machine.operationEnded(1, saysComplete: true) == [])
        #expect(machine.received(.complete(id: "a")) == [])
        #expect(machine.received(.complete(id: "unknown")) == [])
    }

    @Test func anIdentifierMayBeUsedAgainAndItsOldResultsAreNotMixedIn() {
        var machine = connected()
        _ = machine.received(subscribe("a"))
        _ = machine.received(.complete(id: "a"))
        #expect(machine.received(subscribe("a")) == [.start(2, id: "a")])
        #expect(!machine.isRunning(1))
        #expect(machine.operationEnded(1, saysComplete: true) == [])
        #expect(machine.isRunning(2))
    }

    @Test func theSameIdentifierTwice() {
        var machine = connected()
        _ = machine.received(subscribe("a"))
        _ = machine.received(subscribe("b"))
        #expect(
            machine.received(subscribe("a"))
                == [
                    .cancel(1), .cancel(2), .close(.subscriberAlreadyExists, reason: "Subscriber for a already exists"),
                ])
    }

    @Test func identifiersAreComparedByTheirBytes() {
        var machine = connected()
        // One letter with an accent, and a letter followed by an accent: the same text to Unicode.
        #expect(machine.received(subscribe("\u{E9}")) == [.start(1, id: "\u{E9}")])
        guard case .start(2, let id)? = machine.received(subscribe("e\u{301}")).first else {
            Issue.record("taken for the same identifier")
            return
        }
        #expect(Array(id.utf8) == Array("e\u{301}".utf8))
        #expect(machine.received(.complete(id: "e\u{301}")) == [.cancel(2)])
        #expect(machine.isRunning(1))
    }

    @Test func tooManyOperations() {
        var machine = connected(maxOperations: 2)
        _ = machine.received(subscribe("1"))
        _ = machine.received(subscribe("2"))
        _ = machine.received(.complete(id: "1"))
        #expect(machine.received(subscribe("3")) == [.start(3, id: "3")])
        #expect(
            machine.received(subscribe("4")).last == .close(.tooManyRequests, reason: "Too many operations at once"))
    }

    @Test func drainingCompletesSubscriptionsAndWaitsForTheOthers() {
        var machine = connected()
        _ = machine.received(subscribe("s"))
        _ = machine.received(subscribe("q"))
        #expect(machine.drain(endless: [1]) == [.cancel(1), .sendComplete(id: "s")])
        #expect(machine.received(subscribe("new")) == [])
        #expect(
            machine.operationEnded(2, saysComplete: true)
                == [.sendComplete(id: "q"), .close(.goingAway, reason: "The server is shutting down")])
        #expect(machine.drain(endless: []) == [])
    }

    @Test func drainingAnIdleSocketClosesIt() {
        var machine = Machine()
        #expect(machine.drain(endless: []) == [.close(.goingAway, reason: "The server is shutting down")])
    }

    @Test func aStalledReader() {
        var machine = connected()
        _ = machine.received(subscribe("1"))
        #expect(machine.readerStalled() == [.cancel(1), .close(.tooManyRequests, reason: "The reader is too slow")])
    }

    @Test func theSocketIsGone() {
        var machine = connected()
        _ = machine.received(subscribe("1"))
        _ = machine.received(subscribe("2"))
        #expect(machine.closed() == [.cancel(1), .cancel(2)])
        #expect(machine.closed() == [])
        #expect(machine.operationCount == 0)
    }
}
