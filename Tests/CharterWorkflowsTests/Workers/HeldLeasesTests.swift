import Testing

@testable import CharterWorkflows

struct HeldLeasesTests {
    private let first = RunLease(runID: "a", token: 1)
    private let second = RunLease(runID: "b", token: 7)

    private func found(_ lease: RunLease, cancel: Bool = false, overdue: Bool = false) -> HeldLeases.Found {
        HeldLeases.Found(lease: lease, isCancelRequested: cancel, isOverdue: overdue)
    }

    @Test func confirmedLeasesGoOn() {
        var held = HeldLeases(duration: .seconds(30))
        held.acquired(first, at: .seconds(1))
        #expect(held.beat(sent: .seconds(5), [found(first)]) == HeldLeases.Actions())
    }

    @Test func aLeaseThatIsGoneStopsItsProgramOnce() {
        var held = HeldLeases(duration: .seconds(30))
        held.acquired(first, at: .seconds(1))
        held.acquired(second, at: .seconds(1))
        #expect(held.beat(sent: .seconds(5), [found(second)]).stop == [first: .leaseLost])
        #expect(held.beat(sent: .seconds(10), [found(second)]).stop == [:])
    }

    @Test func anotherTokenIsAnotherLease() {
        var held = HeldLeases(duration: .seconds(30))
        held.acquired(first, at: .seconds(1))
        let taken = RunLease(runID: "a", token: 2)
        #expect(held.beat(sent: .seconds(5), [found(taken)]).stop == [first: .leaseLost])
    }

    @Test func whatWasClaimedAfterTheHeartbeatLeftIsNotMissed() {
        var held = HeldLeases(duration: .seconds(30))
        held.acquired(first, at: .seconds(6))
        #expect(held.beat(sent: .seconds(5), []) == HeldLeases.Actions())
    }

    @Test func cancelledAndOverdueProgramsAreStoppedOnce() {
        var held = HeldLeases(duration: .seconds(30))
        held.acquired(first, at: .zero)
        held.acquired(second, at: .zero)
        let answer = [found(first, cancel: true, overdue: true), found(second, overdue: true)]
        #expect(held.beat(sent: .seconds(5), answer).stop == [first: .cancelled, second: .overdue])
        #expect(held.beat(sent: .seconds(10), answer).stop == [:])
    }

    @Test func withoutHeartbeatsALeaseIsGivenUpWhenItMayBeSomebodyElses() {
        var held = HeldLeases(duration: .seconds(30))
        held.acquired(first, at: .zero)
        _ = held.beat(sent: .seconds(5), [found(first)])
        #expect(held.failed(at: .seconds(34)).stop == [:])
        #expect(held.failed(at: .seconds(35)).stop == [first: .leaseLost])
    }

    @Test func aDroppedLeaseIsForgotten() {
        var held = HeldLeases(duration: .seconds(30))
        held.acquired(first, at: .zero)
        held.ended(first)
        #expect(held.beat(sent: .seconds(5), []).stop == [:])
        #expect(held.isIdle)
    }

    @Test func aClaimThatWasCommittedUnseenIsGivenBackAtTheSecondLook() {
        var held = HeldLeases(duration: .seconds(30))
        #expect(held.isIdle)
        held.claimFailed()
        #expect(!held.isIdle)
        #expect(held.beat(sent: .seconds(5), [found(first)]).giveBack == [])
        #expect(!held.isIdle)
        #expect(held.beat(sent: .seconds(10), [found(first)]).giveBack == [first])
        // That failed: it is there still.
        #expect(held.beat(sent: .seconds(15), [found(first)]).giveBack == [first])
        #expect(held.beat(sent: .seconds(20), []).giveBack == [])
        #expect(held.isIdle)
    }

    @Test func aClaimThatArrivesMeanwhileIsKept() {
        var held = HeldLeases(duration: .seconds(30))
        _ = held.beat(sent: .seconds(5), [found(first)])
        held.acquired(first, at: .seconds(6))
        #expect(held.beat(sent: .seconds(10), [found(first)]).giveBack == [])
    }
}
