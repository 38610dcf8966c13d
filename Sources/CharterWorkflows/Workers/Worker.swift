import CharterResilience
import CharterStorage
import Logging

/// Works on one claimed run: starts its program, stops it when it must not go on, and leaves the run as the program left it.
struct Worker: Sendable {
    let store: RunStore
    let programs: [String: any RunProgram]
    let keeper: LeaseKeeper
    let cancelledWork: CancelledWork
    let counters: RunCounters
    let options: RunOptions
    let clock: WallClock
    let logger: Logger

    /// Works until the run ends, rests or is given back.
    ///
    /// - Parameter next: What to claim in the transaction that leaves the run, asked when it is about to be left.
    /// - Returns: What was claimed.
    func work(
        on leased: LeasedRun, as running: RunningProgram, next: @Sendable () -> ClaimRequest?
    ) async -> [LeasedRun] {
        let journal = StoredRunJournal(
            store: store, leased: leased, options: options, clock: clock, logger: logger)
        keeper.hold(leased.lease) { reason in
            running.stop(reason)
            if reason == .leaseLost { Task { await journal.close() } }
        }
        counters.count { $0.working += 1 }
        defer {
            keeper.drop(leased.lease)
            counters.count { $0.working -= 1 }
        }
        let result = await advance(leased, journal, running)
        let ending = RunEnding(result, stop: running.stopReason)
        guard let conclusion = ending.conclusion else {
            await journal.close()
            leaseLost(leased)
            return []
        }
        do {
            return try await leave(leased, conclusion, journal, next: next)
        } catch RunError.leaseLost {
            leaseLost(leased)
        } catch {
            // Its lease will run out, and somebody else goes on with it.
            keeper.claimFailed()
            logger.error("a run could not be left", metadata: ["run": "\(leased.run.id)", "reason": "\(error)"])
        }
        return []
    }

    private func leave(
        _ leased: LeasedRun, _ conclusion: RunConclusion, _ journal: StoredRunJournal,
        next: @Sendable () -> ClaimRequest?
    ) async throws -> [LeasedRun] {
        do {
            let (status, claimed) = try await journal.conclude(conclusion, claiming: next())
            counted(conclusion, status)
            if status == .cancelled { cancelledWork.follow(leased.run.id) }
            return claimed
        } catch let error as StorageError where !error.mayPass {
            // What cannot be kept would be refused again by every worker that took the run up.
            let failure = RunFailure(code: "INTERNAL_ERROR", message: "the outcome cannot be kept: \(error)")
            let (status, claimed) = try await journal.conclude(.failed(failure), claiming: next())
            counted(.failed(failure), status)
            return claimed
        }
    }

    private func advance(
        _ leased: LeasedRun, _ journal: StoredRunJournal, _ running: RunningProgram
    ) async -> Result<RunOutcome, any Error> {
        guard let program = programs[leased.run.kind] else {
            return .success(
                .failed(
                    RunFailure(
                        code: "INTERNAL_ERROR", message: "there is no program for runs of kind \(leased.run.kind)")))
        }
        return await running.run { try await program.advance(leased.claimed, journal) }
    }

    private func leaseLost(_ leased: LeasedRun) {
        counters.count { $0.leasesLost += 1 }
        logger.warning("the lease of a run was lost", metadata: ["run": "\(leased.run.id)"])
    }

    private func counted(_ conclusion: RunConclusion, _ status: RunStatus) {
        counters.count { figures in
            switch (conclusion, status) {
            case (.succeeded, _): figures.succeeded += 1
            case (.failed, _): figures.failed += 1
            case (.cancelled, _), (_, .cancelled): figures.cancelled += 1
            case (.resting, _): figures.rested += 1
            case (.released, _): figures.released += 1
            }
        }
    }
}
