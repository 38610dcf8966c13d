import CharterResilience
import Testing

@testable import CharterClient

/// What a subscription does when its connection breaks.
@Suite struct ReconnectStateMachineTests {
    private var generator = MaximumGenerator()

    private func machine(isResumable: Bool = true, attempts: Int = 3) -> ReconnectStateMachine {
        var policy = ReconnectPolicy()
        policy.maximumAttempts = attempts
        policy.backoff = Backoff(base: .seconds(1), maximum: .seconds(8))
        policy.stableAfter = .seconds(10)
        return ReconnectStateMachine(policy, isResumable: isResumable)
    }

    /// The bound of a random wait, to the second.
    private mutating func lose(
        _ machine: inout ReconnectStateMachine, _ error: ClientError = .connectionLost(""), at now: Duration = .zero
    ) -> Int? {
        guard case .reconnect(let wait) = machine.lost(error, at: now, using: &generator) else { return nil }
        return Int(wait.inSeconds.rounded())
    }

    @Test mutating func waitsGrowAndAttemptsEnd() {
        var machine = machine(attempts: 5)
        #expect((0..<6).map { _ in lose(&machine) } == [1, 2, 4, 8, 8, nil])
    }

    @Test mutating func anEventMakesAttemptsCountAnew() {
        var machine = machine()
        #expect(lose(&machine) == 1)
        #expect(lose(&machine) == 2)
        #expect(machine.received(position: "1") == true)
        #expect(lose(&machine) == 1)
    }

    @Test mutating func aConnectionThatLastedDoesSoToo() {
        var machine = machine()
        #expect(lose(&machine) == 1)
        machine.opened(at: .seconds(5))
        #expect(lose(&machine, at: .seconds(14)) == 2)
        machine.opened(at: .seconds(20))
        #expect(lose(&machine, at: .seconds(30)) == 1)
        #expect(lose(&machine, at: .seconds(90)) == 2)
    }

    @Test func eachEventIsTakenOnceAndInOrder() {
        var machine = machine()
        #expect(
            ["1", "2", "2", "1", "3", "10", "9", "11"].map { machine.received(position: $0) } == [
                true, true, false, false, true, true, false, true,
            ])
        #expect(machine.position == "11")
        // An event without a place is not known to be an old one.
        #expect(machine.received(position: nil) == true)
        #expect(machine.position == "11")
    }

    @Test mutating func errorsThatDoNotPassEndIt() {
        for error in [
            ClientError.graphQL([]), .closed(code: 4403, reason: ""), .status(404, body: "", retryAfter: nil),
        ] {
            var machine = machine()
            #expect(lose(&machine, error) == nil)
        }
    }

    @Test mutating func withoutPositionsOnlyWhatHasNotBegunBeginsAgain() {
        var machine = machine(isResumable: false)
        #expect(lose(&machine, .notConnected("")) == 1)
        #expect(lose(&machine, .timeout(.connection, limit: .zero)) == 2)
        #expect(lose(&machine, .connectionLost("")) == nil)

        var other = self.machine(isResumable: false)
        #expect(other.received(position: nil) == true)
        #expect(lose(&other, .notConnected("")) == nil)
    }

    @Test mutating func theServerMayAskForMorePatience() {
        var machine = machine()
        #expect(lose(&machine, .status(503, body: "", retryAfter: .seconds(60))) == 60)
        machine.asked(toWait: .seconds(5))
        #expect(lose(&machine) == 5)
        machine.asked(toWait: .seconds(500))
        #expect(lose(&machine) == 8)
    }

    @Test mutating func neverIsNever() {
        var machine = ReconnectStateMachine(.never, isResumable: true)
        #expect(lose(&machine, .notConnected("")) == nil)
    }
}

/// Makes random waits as long as they may be.
private struct MaximumGenerator: RandomNumberGenerator {
    mutating func next() -> UInt64 { .max }
}
