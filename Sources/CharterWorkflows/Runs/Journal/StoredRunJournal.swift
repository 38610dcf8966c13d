import CharterResilience
import CharterStorage
import Foundation
import GraphQLJSON
import Logging

/// The journal of one claimed run, in the database.
///
/// While one transaction is under way, what is said meanwhile waits and becomes the next one, so that a program with many
/// tasks costs few transactions. Of what a program says only this is not written before it goes on: that a step
/// begins, which waits `RunOptions.beginDelay` for the step's end; progress; and a last step's end, which waits for the
/// run's. What is lost of it with the worker loses nothing: the step was not finished, and begins again.
///
/// A database that is away is waited for, until the lease is lost.
actor StoredRunJournal: RunJournal {
    private let store: RunStore
    private let leased: LeasedRun
    private let options: RunOptions
    private let clock: WallClock
    private let logger: Logger
    private let claimedAt = ContinuousClock.now

    private var ledger: RunLedger
    private var writes: Int64
    private var waiters: [CheckedContinuation<Void, any Error>] = []
    private var writer: Task<Void, Never>?
    /// Writes what nothing else has written by then.
    private var soonTimer: Task<Void, Never>?
    private var progressTimer: Task<Void, Never>?
    private var progressTold: ContinuousClock.Instant?
    /// Why nothing more is written: the lease is lost, or the database refused a write for good.
    private var end: (any Error)?
    /// The worker leaves the run: whoever of the program still speaks comes too late.
    private var isConcluding = false

    init(
        store: RunStore, leased: LeasedRun, options: RunOptions, clock: WallClock,
        logger: Logger = Logger(label: "charter.runs")
    ) {
        self.store = store
        self.leased = leased
        self.options = options
        self.clock = clock
        self.logger = logger
        ledger = RunLedger(leased)
        writes = leased.writes
    }

    var now: Date { store.time.now(at: leased.claimedAt, elapsed: ContinuousClock.now - claimedAt) }

    func steps() async throws -> [String: StepRecord] {
        try checkOpen()
        return ledger.records
    }

    // MARK: What a program says

    func begin(_ step: String, attempt: Int) async throws {
        try openLedger { ledger throws(RunError) in try ledger.begin(step, attempt: attempt, at: now) }
        writeSoon()
    }

    func complete(_ step: String, output: JSONValue) async throws {
        try openLedger { ledger throws(RunError) in try ledger.complete(step, output: output, at: now) }
        try await written()
    }

    func completeLast(_ step: String, output: JSONValue) async throws {
        try openLedger { ledger throws(RunError) in try ledger.complete(step, output: output, at: now) }
        // A program that lingers all the same has its step written.
        writeSoon()
    }

    func fail(_ step: String, attempt: Int, _ failure: RunFailure, retryAt: Date?) async throws {
        try openLedger { ledger throws(RunError) in
            try ledger.fail(step, attempt: attempt, failure, retryAt: retryAt, at: now)
        }
        try await written()
    }

    func skip(_ step: String, reason: String) async throws {
        try openLedger { ledger throws(RunError) in try ledger.skip(step, reason: reason, at: now) }
        try await written()
    }

    func wait(_ step: String, until: Date?, signal: String?, state: JSONValue?) async throws {
        try openLedger { ledger throws(RunError) in
            try ledger.wait(step, until: until, signal: signal, state: state, at: now)
        }
        try await written()
    }

    func emit(_ type: String, _ payload: JSONValue) async throws {
        try openLedger { ledger throws(RunError) in try ledger.emit(type, payload) }
        try await written()
    }

    func progress(_ fraction: Double) async {
        guard end == nil, !isConcluding, ledger.progressed(to: fraction), progressTimer == nil else { return }
        let sinceLast = progressTold.map { ContinuousClock.now - $0 } ?? options.progressInterval
        progressTimer = timer(max(.zero, options.progressInterval - sinceLast)) { $0.progressDue() }
    }

    func takeSignal(_ name: String, for step: String) async throws -> JSONValue? {
        try checkOpen()
        let payload = try await persistently { [store, leased] in
            try await store.takeSignal(name, for: step, lease: leased.lease)
        }
        if payload != nil { ledger.tookSignal(step) }
        return payload
    }

    // MARK: What a worker does

    /// Writes what is left and leaves the run.
    func conclude(
        _ conclusion: RunConclusion, claiming request: ClaimRequest?
    ) async throws -> (status: RunStatus, claimed: [LeasedRun]) {
        isConcluding = true
        stopTimers()
        await writer?.value
        // What the database refused for good is left out, so that the run can be failed.
        let write = ledger.takePending()
        if let end, !(end is StorageError) { throw end }
        let pending = end == nil ? write : JournalWrite()
        end = nil
        var result: (status: RunStatus, claimed: [LeasedRun])
        var next = writes
        repeat {
            // Again if the number was used: the write before was committed unseen and then given up.
            next += 1
            let (number, seconds) = (next, options.lease.inSeconds)
            result = try await persistently { [store, leased] in
                try await store.conclude(
                    conclusion, pending, number: number, lease: leased.lease, seconds: seconds, claiming: request)
            }
        } while result.status == .running
        close(RunError.leaseLost)
        return result
    }

    /// Ends the journal: whatever is said from now on, or waits to be written, is refused.
    func close(_ error: any Error = RunError.leaseLost) {
        guard end == nil else { return }
        end = error
        stopTimers()
        writer?.cancel()
        for waiter in takeWaiters() { waiter.resume(throwing: error) }
    }

    // MARK: Writing

    private func checkOpen() throws {
        if let end { throw end }
        if isConcluding { throw RunError.leaseLost }
    }

    private func openLedger(_ change: (inout RunLedger) throws(RunError) -> Void) throws {
        try checkOpen()
        try change(&ledger)
    }

    /// Returns once all that was said is written.
    private func written() async throws {
        try await withCheckedThrowingContinuation { waiter in
            waiters.append(waiter)
            startWriting()
        }
    }

    private func writeSoon() {
        guard soonTimer == nil else { return }
        soonTimer = timer(options.beginDelay) { $0.writeNow() }
    }

    private func timer(
        _ delay: Duration, _ action: @escaping @Sendable (isolated StoredRunJournal) -> Void
    ) -> Task<Void, Never> {
        Task { [clock] in
            try? await clock.sleep(delay)
            if !Task.isCancelled { action(self) }
        }
    }

    private func writeNow() {
        soonTimer = nil
        startWriting()
    }

    private func progressDue() {
        progressTimer = nil
        progressTold = ContinuousClock.now
        ledger.tellProgress()
        startWriting()
    }

    private func stopTimers() {
        soonTimer?.cancel()
        soonTimer = nil
        progressTimer?.cancel()
        progressTimer = nil
    }

    private func startWriting() {
        guard writer == nil, end == nil else { return }
        writer = Task {
            await self.writeAll()
        }
    }

    private func writeAll() async {
        while end == nil, ledger.hasPending || !waiters.isEmpty {
            soonTimer?.cancel()
            soonTimer = nil
            let write = ledger.takePending()
            let waiters = takeWaiters()
            let number = writes + 1
            let seconds = options.lease.inSeconds
            do {
                if !write.isEmpty {
                    try await persistently { [store, leased] in
                        try await store.write(write, number: number, lease: leased.lease, seconds: seconds)
                    }
                    writes = number
                }
                for waiter in waiters { waiter.resume() }
            } catch {
                // The journal is behind what the program did: nothing that follows could be trusted.
                for waiter in waiters { waiter.resume(throwing: end ?? error) }
                close(error is CancellationError ? RunError.leaseLost : error)
            }
        }
        writer = nil
    }

    private func takeWaiters() -> [CheckedContinuation<Void, any Error>] {
        defer { waiters = [] }
        return waiters
    }

    /// Tries again and again while the database is away. The lease bounds it: when that is lost, the journal is closed.
    private func persistently<Result: Sendable>(
        _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
        var attempt = 0
        while true {
            if let end { throw end }
            do {
                return try await body()
            } catch let error as StorageError where error.mayPass {
                attempt += 1
                if attempt == 1 {
                    logger.warning(
                        "a run cannot be written now", metadata: ["run": "\(leased.run.id)", "reason": "\(error)"])
                }
                try await clock.sleep(Self.backoff.delay(before: attempt) + .milliseconds(10))
            }
        }
    }

    private static let backoff = Backoff(base: .milliseconds(50), maximum: .seconds(2))
}
