import Testing

@testable import CharterEvents

/// Conversations between subscribers, wake-ups and the table.
struct TailStateMachineTests {
    private typealias Machine = TailStateMachine<Int64>

    /// A machine whose end is known.
    private func machine(end: Int64, maximumEvents: Int = 4, maximumBytes: Int = 1 << 20) -> Machine {
        var machine = Machine(maximumEvents: maximumEvents, maximumBytes: maximumBytes)
        _ = machine.subscriberRead(.empty(end: end), after: end)
        return machine
    }

    private func numbers(_ answer: Machine.Answer) -> [Int64]? {
        if case .events(let events) = answer { events.map(\.sequence) } else { nil }
    }

    @Test func replayThenLive() {
        var machine = Machine()
        #expect(machine.pull(1, after: 0) == (.readTable, []))
        #expect(machine.subscriberRead(.of(1...3, end: 3), after: 0) == [])
        #expect(machine.pull(1, after: 3) == (.wait, []))
        #expect(machine.woken() == [.read(after: 3)])
        #expect(machine.read(.of(4...5, end: 5)) == [.resume([1])])
        #expect(numbers(machine.pull(1, after: 3).0) == [4, 5])
        #expect(machine.pull(1, after: 5) == (.wait, []))
    }

    @Test func awakeningBetweenReplayAndLiveIsNotForgotten() {
        var machine = Machine()
        _ = machine.pull(1, after: 0)
        // It comes while the subscriber reads its page, which does not have the event yet.
        #expect(machine.woken() == [])
        _ = machine.subscriberRead(.empty(end: 0), after: 0)
        #expect(machine.pull(1, after: 0) == (.wait, [.read(after: 0)]))
    }

    @Test func awakeningWhileReadingMeansReadingAgain() {
        var machine = machine(end: 3)
        _ = machine.pull(1, after: 3)
        _ = machine.woken()
        #expect(machine.woken() == [])
        #expect(machine.woken() == [])
        #expect(machine.read(.empty(end: 3)) == [.read(after: 3)])
        #expect(machine.read(.empty(end: 3)) == [])
    }

    @Test func oneReadingServesEverybodyWhoWaits() {
        var machine = machine(end: 3)
        for subscriber in UInt64(1)...3 { #expect(machine.pull(subscriber, after: 3) == (.wait, [])) }
        #expect(machine.woken() == [.read(after: 3)])
        #expect(machine.read(.of(4...4, end: 4)) == [.resume([1, 2, 3])])
        for subscriber in UInt64(1)...3 { #expect(numbers(machine.pull(subscriber, after: 3).0) == [4]) }
    }

    @Test func nothingIsReadWhileNobodyWaits() {
        var machine = machine(end: 3)
        #expect(machine.woken() == [])
        #expect(machine.woken() == [])
        #expect(machine.pull(1, after: 3) == (.wait, [.read(after: 3)]))
        machine.cancelled(1)
        #expect(machine.read(.of(4...7, end: 9, isFull: true)) == [])
        #expect(machine.pull(1, after: 7) == (.wait, [.read(after: 7)]))
    }

    @Test func whatIsHeldIsBoundedInNumber() {
        var machine = machine(end: 0, maximumEvents: 4)
        _ = machine.pull(1, after: 0)
        _ = machine.woken()
        _ = machine.read(.of(1...6, end: 6))
        #expect(numbers(machine.pull(1, after: 2).0) == [3, 4, 5, 6])
        #expect(numbers(machine.pull(1, after: 4).0) == [5, 6])
        #expect(machine.pull(1, after: 1) == (.readTable, []))
    }

    @Test func whatIsHeldIsBoundedInBytes() {
        var machine = machine(end: 0, maximumBytes: 2_500)
        _ = machine.pull(1, after: 0)
        _ = machine.woken()
        let large = (Int64(1)...3).map { Event.numbered($0, payload: String(repeating: "x", count: 1_000)) }
        _ = machine.read(EventPage(events: large, end: 3, newest: 3, isFull: false))
        #expect(machine.pull(1, after: 0) == (.readTable, []))
        #expect(numbers(machine.pull(1, after: 1).0) == [2, 3])
    }

    @Test func aSingleEventBeyondTheBytesIsStillDelivered() {
        var machine = machine(end: 0, maximumBytes: 10)
        _ = machine.pull(1, after: 0)
        _ = machine.woken()
        #expect(machine.read(.of(1...1, end: 1)) == [.resume([1])])
        #expect(numbers(machine.pull(1, after: 0).0) == [1])
    }

    @Test func aSlowSubscriberDoesNotHoldUpTheOthers() {
        var machine = machine(end: 0)
        for number in Int64(1)...100 {
            #expect(machine.pull(1, after: number - 1).0 == .wait)
            #expect(machine.woken() == [.read(after: number - 1)])
            #expect(machine.read(.of(number...number, end: number)) == [.resume([1])])
            #expect(numbers(machine.pull(1, after: number - 1).0) == [number])
        }
        // It goes on by itself, from the table, until it is near enough.
        #expect(machine.pull(2, after: 0) == (.readTable, []))
        #expect(machine.subscriberRead(.of(1...96, end: 100, isFull: true), after: 0) == [])
        #expect(numbers(machine.pull(2, after: 96).0) == [97, 98, 99, 100])
    }

    @Test func aFullPageMeansThatThereIsMore() {
        var machine = machine(end: 0)
        _ = machine.pull(1, after: 0)
        _ = machine.pull(2, after: 0)
        _ = machine.woken()
        #expect(machine.read(.of(1...2, end: 9, isFull: true)) == [.resume([1, 2])])
        _ = machine.pull(1, after: 0)
        #expect(machine.pull(1, after: 2) == (.wait, [.read(after: 2)]))
    }

    @Test func aPlaceThatAnotherReplicaGaveIsCaughtUpWith() {
        var machine = machine(end: 3)
        _ = machine.pull(1, after: 3)
        #expect(machine.pull(2, after: 5) == (.readTable, []))
        #expect(machine.subscriberRead(.empty(end: 6), after: 5) == [])
        #expect(machine.pull(2, after: 5) == (.wait, [.read(after: 3)]))
        #expect(machine.read(.of(4...6, end: 6)) == [.resume([1, 2])])
        #expect(numbers(machine.pull(1, after: 3).0) == [4, 5, 6])
        #expect(numbers(machine.pull(2, after: 5).0) == [6])
    }

    @Test func aPlaceThatIsFarAheadMovesTheEnd() {
        var machine = machine(end: 3, maximumEvents: 4)
        _ = machine.pull(1, after: 3)
        #expect(machine.pull(2, after: 50) == (.readTable, []))
        #expect(machine.subscriberRead(.empty(end: 60), after: 50) == [.resume([1])])
        // Who waited further back gets there by itself.
        #expect(machine.pull(1, after: 3) == (.readTable, []))
        #expect(machine.pull(2, after: 60) == (.wait, []))
    }

    @Test func aReadingThatWasUnderWayMeanwhileDoesNotRepeatAnything() {
        var machine = machine(end: 3, maximumEvents: 4)
        _ = machine.pull(1, after: 3)
        #expect(machine.woken() == [.read(after: 3)])
        _ = machine.subscriberRead(.empty(end: 60), after: 50)
        _ = machine.pull(2, after: 60)
        #expect(machine.read(.of(4...61, end: 61)) == [.resume([2])])
        #expect(numbers(machine.pull(2, after: 60).0) == [61])
        #expect(machine.pull(1, after: 3) == (.readTable, []))
    }

    @Test func whoStoppedWaitingIsNotResumed() {
        var machine = machine(end: 3)
        _ = machine.pull(1, after: 3)
        _ = machine.pull(2, after: 3)
        _ = machine.woken()
        machine.cancelled(1)
        #expect(!machine.isWaiting(1))
        #expect(machine.read(.of(4...4, end: 4)) == [.resume([2])])
    }

    @Test func aTableThatCannotBeReadStartsAnew() {
        var machine = machine(end: 3)
        _ = machine.pull(1, after: 3)
        _ = machine.woken()
        #expect(machine.failed() == [.resume([1])])
        #expect(machine.pull(1, after: 3) == (.readTable, []))
        _ = machine.subscriberRead(.empty(end: 3), after: 3)
        #expect(machine.pull(1, after: 3) == (.wait, []))
        #expect(machine.woken() == [.read(after: 3)])
    }

    @Test func findingAnEventByLooking() {
        var machine = machine(end: 3)
        _ = machine.pull(1, after: 3)
        #expect(machine.found(3) == (false, []))
        #expect(machine.found(4) == (true, [.read(after: 3)]))
    }

    @Test func whatIsFoundWhileReadingIsReadForAgain() {
        var machine = machine(end: 3)
        _ = machine.pull(1, after: 3)
        _ = machine.woken()
        #expect(machine.found(4) == (false, []))
        // The reading had begun before the event was there.
        #expect(machine.read(.empty(end: 3)) == [.read(after: 3)])
        #expect(machine.read(.of(4...4, end: 4)) == [.resume([1])])
    }

    @Test func whatIsFoundBeforeAnybodyKnowsTheEndIsNotForgotten() {
        var machine = Machine()
        _ = machine.pull(1, after: 3)
        #expect(machine.found(4) == (false, []))
        _ = machine.subscriberRead(.empty(end: 3), after: 3)
        #expect(machine.pull(1, after: 3) == (.wait, [.read(after: 3)]))
    }

    @Test func eventsThatWaitForAnOlderTransactionAreLookedForSoon() {
        var machine = TailStateMachine<FeedPosition>()
        let horizon = FeedPosition(transaction: 7, number: 0)
        let unsettled = EventPage(events: [], end: horizon, newest: 9, isFull: false, isUnsettled: true)
        #expect(machine.pull(1, after: .start).0 == .readTable)
        #expect(machine.subscriberRead(unsettled, after: .start) == [])
        #expect(machine.pull(1, after: horizon) == (.wait, [.read(after: horizon)]))
        #expect(machine.read(unsettled) == [.readSoon(after: horizon)])
        #expect(machine.read(unsettled) == [.readSoon(after: horizon)])
        let later = FeedPosition(transaction: 9, number: 0)
        #expect(machine.read(EventPage(events: [], end: later, newest: 9, isFull: false)) == [])
        #expect(machine.end == later)
        // A horizon that moves gives nothing to those who wait.
        #expect(machine.isWaiting(1))
    }
}
