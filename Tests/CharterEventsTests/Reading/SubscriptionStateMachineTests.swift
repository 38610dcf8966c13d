import Testing

@testable import CharterEvents

struct SubscriptionStateMachineTests {
    private typealias Machine = SubscriptionStateMachine<Int64>

    private func machine(after place: Int64, maximumLag: Int = 10) -> Machine {
        Machine(after: place, maximumLag: maximumLag, pageSize: PageSize())
    }

    /// The numbers that it gives until it asks for more, and the place behind which it asks.
    private func drain(_ machine: inout Machine) -> (given: [Int64], place: Int64) {
        var given: [Int64] = []
        while true {
            switch machine.next() {
            case .give(let event): given.append(event.sequence)
            case .ask(let place): return (given, place)
            }
        }
    }

    @Test func aPageThenWhatIsShared() throws {
        var machine = machine(after: 3)
        #expect(drain(&machine) == ([], 3))
        try machine.read(.of(4...6, end: 6))
        #expect(drain(&machine) == ([4, 5, 6], 6))
        machine.took([.numbered(7), .numbered(8)])
        #expect(drain(&machine) == ([7, 8], 8))
    }

    @Test func nothingIsGivenTwice() throws {
        var machine = machine(after: 3)
        try machine.read(.of(2...5, end: 5))
        #expect(drain(&machine) == ([4, 5], 5))
        machine.took([.numbered(4), .numbered(5), .numbered(6)])
        #expect(drain(&machine) == ([6], 6))
    }

    @Test func theHorizonMovesItsPlaceWithoutEvents() throws {
        var machine = SubscriptionStateMachine<FeedPosition>(after: .start, maximumLag: 10, pageSize: PageSize())
        let horizon = FeedPosition(transaction: 7, number: 0)
        try machine.read(EventPage(events: [], end: horizon, newest: 0, isFull: false))
        #expect(machine.next() == .ask(after: horizon))
    }

    @Test func replayIsNotBounded() throws {
        var machine = machine(after: 1, maximumLag: 10)
        try machine.read(.of(2...5, end: 1_000_000, isFull: true))
        #expect(drain(&machine) == ([2, 3, 4, 5], 5))
        #expect(throws: Never.self) { try machine.read(.of(6...9, end: 1_000_000, isFull: true)) }
    }

    @Test func whoHadCaughtUpAndLetsTooManyWaitIsTold() throws {
        var machine = machine(after: 0, maximumLag: 10)
        try machine.read(.of(1...5, end: 5))
        _ = drain(&machine)
        machine.caughtUp()
        #expect(throws: Never.self) { try machine.read(.of(6...7, end: 15, isFull: true)) }
        #expect(drain(&machine) == ([6, 7], 7))
        #expect(throws: EventError.tooSlow(waiting: 11)) { try machine.read(.of(8...9, end: 18, isFull: true)) }
    }
}
