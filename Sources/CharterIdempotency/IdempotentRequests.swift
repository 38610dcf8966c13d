import CharterResilience
import CharterStorage
import Foundation
import Logging

/// Requests that are done once, however often they are sent (draft-ietf-httpapi-idempotency-key-header).
///
/// 1. `IdempotencyKey` reads the header field, `RequestFingerprint` tells requests apart;
/// 2. `IdempotencyStateMachine` decides what a request with a key is: fresh, done, under way, or another one;
/// 3. `IdempotencyStore` keeps that in the database, where all replicas see it;
/// 4. `perform` does the work of a fresh request under a lease that it renews, and keeps its answer.
///
/// A server that is killed lets its leases run out: the next one with the key does the work again. So it is done at
/// least once then; whatever must not happen twice even so needs a key of its own where it is kept, as runs have.
public struct IdempotentRequests: Sendable {
    /// The migrations that keys need.
    public static let migrations = IdempotencyMigrations.all

    private let store: IdempotencyStore
    private let options: IdempotencyOptions
    private let clock: WallClock
    private let logger: Logger

    /// Between attempts to keep an answer.
    private static let backoff = Backoff(base: .milliseconds(100), maximum: .seconds(2))
    private static let attempts = 5

    public init(
        _ database: any Database, options: IdempotencyOptions = IdempotencyOptions(), clock: WallClock = .system,
        logger: Logger
    ) {
        self.init(
            database, options: options, clock: clock,
            time: DatabaseTime(of: database, clock: clock), logger: logger)
    }

    init(
        _ database: any Database, options: IdempotencyOptions, clock: WallClock, time: DatabaseTime, logger: Logger
    ) {
        store = IdempotencyStore(database: database, options: options, time: time)
        self.options = options
        self.clock = clock
        self.logger = logger
    }

    // MARK: All in one

    /// What became of a request.
    public enum Outcome: Sendable, Hashable {
        /// The work was done now; this is its answer, as long as it may be.
        case done(StoredAnswer)
        /// It was done before, and this answer was kept. Its body is nil when it was too large for that.
        case replayed(StoredAnswer)
        /// The key was used with another request: 422.
        case mismatch
        /// The first one is still under way: 409, with this as `Retry-After` in seconds.
        case inFlight(retryAfter: Int)
    }

    /// Does the work of a request unless it was done before, and keeps its answer. An answer of 500 or more, an error
    /// and a cancellation are not kept, so that the client may try again.
    ///
    /// Throws what the work throws, and `StorageError` when it is not known whether the work may begin.
    public func perform(
        _ request: IdempotentRequest, _ work: @escaping @Sendable () async throws -> StoredAnswer
    ) async throws -> Outcome {
        switch try await begin(request) {
        case .replay(let answer): return .replayed(answer)
        case .mismatch: return .mismatch
        case .inFlight(let seconds): return .inFlight(retryAfter: seconds)
        case .fresh(let claim):
            do {
                let answer = try await renewing(claim, while: work)
                await end(claim, with: answer.status < 500 ? answer : nil)
                return .done(answer)
            } catch {
                await end(claim, with: nil)
                throw error
            }
        }
    }

    private func renewing(
        _ claim: IdempotencyClaim, while work: @escaping @Sendable () async throws -> StoredAnswer
    ) async throws -> StoredAnswer {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await keepRenewing(claim) }
            defer { group.cancelAll() }
            return try await work()
        }
    }

    /// Until it is cancelled, or the claim is somebody else's.
    private func keepRenewing(_ claim: IdempotencyClaim) async {
        while !Task.isCancelled {
            do {
                try await clock.sleep(options.lease / 3)
                guard try await renew(claim) else {
                    logger.warning("a request took longer than its claim held: another one may have done it too")
                    return
                }
            } catch is CancellationError {
                return
            } catch {
                logger.warning("the claim of a request cannot be renewed now", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Keeps the answer, or frees the key, also when the client has gone meanwhile.
    private func end(_ claim: IdempotencyClaim, with answer: StoredAnswer?) async {
        // Not cancelled, as this task may be.
        await Task {
            for attempt in 1...Self.attempts {
                do {
                    if let answer { try await finish(claim, with: answer) } else { try await abandon(claim) }
                    return
                } catch {
                    logger.warning("an answer cannot be kept now", metadata: ["error": "\(error)"])
                    guard (error as? StorageError)?.mayPass == true, attempt < Self.attempts else { return }
                    do { try await clock.sleep(Self.backoff.bound(before: attempt)) } catch { return }
                }
            }
        }.value
    }

    // MARK: Step by step

    /// What is to be done with a request. Throws `StorageError`.
    public func begin(_ request: IdempotentRequest) async throws -> IdempotencyVerdict {
        let claim = IdempotencyClaim(id: request.id, holder: UUID().uuidString.lowercased())
        do {
            return try await begin(request, claim)
        } catch StorageError.commitUnknown {
            // The same holder asks again: if its claim was written, it has it.
            return try await begin(request, claim)
        }
    }

    private func begin(_ request: IdempotentRequest, _ claim: IdempotencyClaim) async throws -> IdempotencyVerdict {
        let verdict = try await store.change(claim.id) { machine, now in
            machine.begin(request.fingerprint, holder: claim.holder, now: now)
        }
        switch verdict {
        case .fresh: return .fresh(claim)
        case .replay(let answer): return .replay(answer)
        case .mismatch: return .mismatch
        case .inFlight(let seconds): return .inFlight(retryAfter: seconds)
        }
    }

    /// The work is still under way: the claim holds for another lease. Call it three times a lease.
    /// - Returns: Whether the claim holds; when it does not, somebody else may do the work now.
    /// - Throws: `StorageError`.
    @discardableResult
    public func renew(_ claim: IdempotencyClaim) async throws -> Bool {
        try await store.change(claim.id) { machine, now in machine.renew(holder: claim.holder, now: now) }
    }

    /// Keeps the answer, without its body when that is larger than `IdempotencyOptions.maximumBody`.
    /// - Returns: Whether the claim still held; when it did not, nothing has changed.
    /// - Throws: `StorageError`.
    @discardableResult
    public func finish(_ claim: IdempotencyClaim, with answer: StoredAnswer) async throws -> Bool {
        try await store.change(claim.id) { machine, now in
            machine.finish(answer, holder: claim.holder, now: now)
        }
    }

    /// Frees the key for another attempt.
    /// - Returns: Whether the claim still held; when it did not, nothing has changed.
    /// - Throws: `StorageError`.
    @discardableResult
    public func abandon(_ claim: IdempotencyClaim) async throws -> Bool {
        try await store.change(claim.id) { machine, _ in machine.abandon(holder: claim.holder) }
    }

    // MARK: Retention

    /// Deletes expired keys now and then, until the task is cancelled.
    public func run() async {
        while !Task.isCancelled {
            do {
                while try await store.deleteExpired() == options.cleaningBatch {}
            } catch is CancellationError {
                return
            } catch {
                logger.warning("expired idempotency keys cannot be deleted now", metadata: ["error": "\(error)"])
            }
            do { try await clock.sleep(options.cleaningInterval) } catch { return }
        }
    }
}
