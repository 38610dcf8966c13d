import Foundation
import Testing

@testable import CharterIdempotency

/// Conversations about one key.
struct IdempotencyStateMachineTests {
    private let start = Date(timeIntervalSince1970: 1_764_300_000)
    private let request = RequestFingerprint(method: "POST", target: "/a", contentType: "", body: [1])
    private let other = RequestFingerprint(method: "POST", target: "/a", contentType: "", body: [2])
    private let answer = StoredAnswer(
        status: 201, fields: [StoredAnswer.Field("Location", "/a/1")], body: [1, 2, 3])
    private var machine = IdempotencyStateMachine(
        IdempotencyOptions(retention: .seconds(3_600), lease: .seconds(30), maximumBody: 3))

    private func after(_ seconds: TimeInterval) -> Date { start.addingTimeInterval(seconds) }

    @Test mutating func anAnswerIsGivenAgainUntilItExpires() {
        #expect(machine.begin(request, holder: "a", now: start) == .fresh)
        let isFinished = machine.finish(answer, holder: "a", now: after(10))
        #expect(isFinished)
        #expect(machine.begin(request, holder: "b", now: after(11)) == .replay(answer))
        #expect(machine.begin(request, holder: "b", now: after(3_609)) == .replay(answer))
        #expect(machine.begin(request, holder: "b", now: after(3_610)) == .fresh)
    }

    @Test mutating func anotherRequestIsToldApartWhetherTheFirstIsDoneOrNot() {
        _ = machine.begin(request, holder: "a", now: start)
        #expect(machine.begin(other, holder: "b", now: after(1)) == .mismatch)
        #expect(machine.begin(other, holder: "b", now: after(31)) == .mismatch)
        _ = machine.finish(answer, holder: "a", now: after(32))
        #expect(machine.begin(other, holder: "b", now: after(33)) == .mismatch)
        #expect(machine.begin(other, holder: "b", now: after(3_633)) == .fresh)
    }

    @Test mutating func whoComesMeanwhileIsAskedToWaitAsLongAgain() {
        _ = machine.begin(request, holder: "a", now: start)
        #expect(machine.begin(request, holder: "b", now: start) == .inFlight(retryAfter: 1))
        #expect(machine.begin(request, holder: "b", now: after(6.5)) == .inFlight(retryAfter: 7))
        // The claim ends before that, unless it is renewed.
        #expect(machine.begin(request, holder: "b", now: after(28)) == .inFlight(retryAfter: 2))
        let isRenewed = machine.renew(holder: "a", now: after(28))
        #expect(isRenewed)
        #expect(machine.begin(request, holder: "b", now: after(28)) == .inFlight(retryAfter: 28))
        #expect(machine.begin(request, holder: "b", now: after(57.9)) == .inFlight(retryAfter: 1))
    }

    @Test mutating func aHolderThatIsGoneIsFollowedByTheNextAndCannotComeBack() {
        _ = machine.begin(request, holder: "a", now: start)
        #expect(machine.begin(request, holder: "b", now: after(30)) == .fresh)
        let (isRenewed, isFinished) = (
            machine.renew(holder: "a", now: after(31)), machine.finish(answer, holder: "a", now: after(31))
        )
        let isAbandoned = machine.abandon(holder: "a")
        #expect(!isRenewed && !isFinished && !isAbandoned)
        let isFinishedByTheOther = machine.finish(answer, holder: "b", now: after(32))
        #expect(isFinishedByTheOther)
    }

    @Test mutating func aHolderWhoseLeaseRanOutUnnoticedMayGoOn() {
        _ = machine.begin(request, holder: "a", now: start)
        let isFinished = machine.finish(answer, holder: "a", now: after(100))
        #expect(isFinished)
    }

    @Test mutating func anAbandonedKeyIsFreeForAnyRequest() {
        _ = machine.begin(request, holder: "a", now: start)
        let isAbandoned = machine.abandon(holder: "a")
        #expect(isAbandoned)
        #expect(machine.use == nil)
        #expect(machine.begin(other, holder: "b", now: after(1)) == .fresh)
    }

    @Test mutating func anEndedRequestCannotBeAbandonedOrEndedAgain() {
        _ = machine.begin(request, holder: "a", now: start)
        _ = machine.finish(answer, holder: "a", now: start)
        let (isAbandoned, isFinished) = (
            machine.abandon(holder: "a"), machine.finish(answer, holder: "a", now: start)
        )
        let isRenewed = machine.renew(holder: "a", now: start)
        #expect(!isAbandoned && !isFinished && !isRenewed)
        #expect(machine.begin(request, holder: "b", now: after(1)) == .replay(answer))
    }

    @Test mutating func theSameClaimTwiceIsOne() {
        _ = machine.begin(request, holder: "a", now: start)
        #expect(machine.begin(request, holder: "a", now: after(1)) == .fresh)
    }

    @Test mutating func ofAnAnswerThatIsTooLargeItIsKeptThatThereWasOne() {
        _ = machine.begin(request, holder: "a", now: start)
        let large = StoredAnswer(status: 200, fields: answer.fields, body: [1, 2, 3, 4])
        _ = machine.finish(large, holder: "a", now: start)
        let kept = StoredAnswer(status: 200, fields: answer.fields, body: nil)
        #expect(machine.begin(request, holder: "b", now: after(1)) == .replay(kept))
    }

    @Test mutating func aClockThatIsSetBackBlocksNoKey() {
        _ = machine.begin(request, holder: "a", now: start)
        #expect(machine.begin(request, holder: "b", now: after(-3_600)) == .inFlight(retryAfter: 1))
        #expect(machine.begin(request, holder: "b", now: after(-3_570)) == .fresh)
    }

    @Test mutating func workThatTakesLongerThanAnswersAreKeptStaysClaimed() {
        machine = IdempotencyStateMachine(IdempotencyOptions(retention: .seconds(10), lease: .seconds(30)))
        _ = machine.begin(request, holder: "a", now: start)
        #expect(machine.begin(request, holder: "b", now: after(20)) == .inFlight(retryAfter: 10))
        #expect(machine.begin(request, holder: "b", now: after(30)) == .fresh)
    }
}
