import Testing

@testable import CharterWorkflows

struct RunStateMachineTests {
    private func run(_ status: RunStatus, isCancelRequested: Bool = false, losses: Int = 0) -> RunStateMachine {
        RunStateMachine(id: "r", status: status, isCancelRequested: isCancelRequested, losses: losses)
    }

    @Test func aRunIsClaimedRestsIsSignalledAndSucceeds() throws {
        var run = run(.queued)
        try run.claimed()
        #expect(run.status == .running)
        #expect(try run.rested(hasSignal: false) == .wait)
        #expect(run.status == .waiting)
        #expect(try run.signalled("other", waitingFor: ["approval"]) == false)
        #expect(run.status == .waiting)
        #expect(try run.signalled("approval", waitingFor: ["approval"]) == true)
        #expect(run.status == .queued)
        try run.claimed()
        try run.ended(as: .succeeded)
        #expect(run.status == .succeeded)
    }

    @Test func aRunWhoseSignalCameFirstGoesOnAtOnce() throws {
        var run = run(.running)
        #expect(try run.rested(hasSignal: true) == .goOn)
        #expect(run.status == .queued)
    }

    @Test func aRestingRunGoesOnWhenItsTimeHasCome() throws {
        var run = run(.waiting)
        try run.due()
        #expect(run.status == .queued)
    }

    @Test(arguments: [RunStatus.queued, .waiting])
    func whoeverWaitsIsCancelledAtOnce(status: RunStatus) throws {
        var run = run(status)
        #expect(try run.cancelRequested() == .cancelled)
        #expect(run.status == .cancelled)
        #expect(try run.cancelRequested() == .nothing)
    }

    @Test func aWorkingRunIsAskedToStopOnce() throws {
        var run = run(.running)
        #expect(try run.cancelRequested() == .requested)
        #expect(run.status == .running)
        #expect(try run.cancelRequested() == .nothing)
        #expect(run.isCancelRequested)
    }

    @Test func aRunThatWasAskedToStopDoesNotRest() throws {
        var run = run(.running, isCancelRequested: true)
        #expect(try run.rested(hasSignal: false) == .cancel)
        #expect(run.status == .cancelled)
    }

    @Test func aLostWorkersRunIsQueuedAgain() throws {
        var run = run(.running)
        #expect(try run.leaseExpired(maximumLosses: 3, isOverdue: false) == .recover)
        #expect((run.status, run.losses) == (.queued, 1))
    }

    @Test func aRunThatKillsItsWorkersIsGivenUp() throws {
        var run = run(.running, losses: 2)
        guard case .fail(let failure) = try run.leaseExpired(maximumLosses: 3, isOverdue: false) else {
            Issue.record("not given up")
            return
        }
        #expect(run.status == .failed)
        #expect(failure.message.contains("3 workers"))
    }

    @Test func aLostRunThatWasAskedToStopIsCancelled() throws {
        var run = run(.running, isCancelRequested: true)
        #expect(try run.leaseExpired(maximumLosses: 10, isOverdue: false) == .cancel)
        #expect(run.status == .cancelled)
    }

    @Test func aLostRunBehindItsDeadlineFails() throws {
        var run = run(.running)
        #expect(try run.leaseExpired(maximumLosses: 10, isOverdue: true) == .fail(.overdue))
        #expect(run.status == .failed)
    }

    @Test(arguments: [RunStatus.failed, .cancelled])
    func whatEndedBadlyIsRetriedWithACleanSlate(status: RunStatus) throws {
        var run = run(status, isCancelRequested: true, losses: 9)
        try run.retryRequested()
        #expect(run == self.run(.queued))
    }

    @Test func aReleasedRunIsQueued() throws {
        var run = run(.running)
        try run.released()
        #expect(run.status == .queued)
    }

    @Test func nobodyClaimsARunThatIsNotQueued() {
        for status in RunStatus.allCases where status != .queued {
            var run = run(status)
            #expect(throws: RunError.self) { try run.claimed() }
            #expect(run.status == status)
        }
    }

    @Test func onlyAWorkingRunEndsRestsIsReleasedOrLost() {
        for status in RunStatus.allCases where status != .running {
            var run = run(status)
            #expect(throws: RunError.self) { try run.ended(as: .succeeded) }
            #expect(throws: RunError.self) { try run.rested(hasSignal: false) }
            #expect(throws: RunError.self) { try run.released() }
            #expect(throws: RunError.self) { try run.leaseExpired(maximumLosses: 1, isOverdue: false) }
            #expect(run.status == status)
        }
    }

    @Test func anEndIsAnEnd() {
        var run = run(.running)
        #expect(throws: RunError.self) { try run.ended(as: .waiting) }
    }

    @Test(arguments: [RunStatus.succeeded, .failed])
    func whatEndedOtherwiseCannotBeCancelled(status: RunStatus) {
        var run = run(status)
        let conflict = RunError.conflict(id: "r", status: status.rawValue, reason: "it has ended")
        #expect(throws: conflict) { try run.cancelRequested() }
    }

    @Test func onlyFailedAndCancelledRunsAreRetried() {
        for status in RunStatus.allCases where ![.failed, .cancelled].contains(status) {
            var run = run(status)
            #expect(throws: RunError.self) { try run.retryRequested() }
        }
    }

    @Test func endedRunsTakeNoSignals() {
        for status in RunStatus.allCases where status.isEnded {
            var run = run(status)
            #expect(throws: RunError.self) { try run.signalled("s", waitingFor: ["s"]) }
        }
    }

    @Test func aSignalToAWorkingRunOnlyWaits() throws {
        var run = run(.running)
        #expect(try run.signalled("s", waitingFor: ["s"]) == false)
        #expect(run.status == .running)
    }

    @Test(arguments: [RunStatus.queued, .waiting])
    func whoeverWaitsBeyondItsDeadlineFails(status: RunStatus) throws {
        var run = run(status)
        #expect(try run.expired().code == "TIMEOUT")
        #expect(run.status == .failed)
    }
}
