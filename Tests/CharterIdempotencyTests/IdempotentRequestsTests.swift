import CharterResilience
import CharterStorage
import Foundation
import Logging
import Synchronization
import Testing

@testable import CharterIdempotency

/// Requests with keys over real databases; two values over one database are two replicas.
@Suite(.timeLimit(.minutes(5)))
struct IdempotentRequestsTests {
    private let time = TestClock()
    private let answer = StoredAnswer(
        status: 201,
        fields: [StoredAnswer.Field("Content-Type", "application/json"), StoredAnswer.Field("Location", "/runs/1")],
        body: Array("{\"naïve\": \"\0\"}".utf8))

    private func replica(
        _ database: any Database, _ options: IdempotencyOptions = IdempotencyOptions()
    ) -> IdempotentRequests {
        IdempotentRequests(
            database, options: options, clock: time.clock, time: .machine(time.clock), logger: Logger(label: "test"))
    }

    private func request(_ key: String = "k", user: String = "u\0'; --", body: String = "{}") throws
        -> IdempotentRequest
    {
        IdempotentRequest(
            key: try IdempotencyKey(fieldValue: key), user: user, route: "POST /runs",
            fingerprint: RequestFingerprint(
                method: "POST", target: "/runs", contentType: "application/json", body: Array(body.utf8)))
    }

    private func claim(_ replica: IdempotentRequests, _ request: IdempotentRequest) async throws -> IdempotencyClaim {
        guard case .fresh(let claim) = try await replica.begin(request) else { throw NotFresh() }
        return claim
    }

    private struct NotFresh: Error {}

    private final class Counter: Sendable {
        private let count = Mutex(0)

        @discardableResult
        func add(_ number: Int) -> Int {
            count.withLock { count in
                count += number
                return count
            }
        }
    }

    @Test(arguments: KeyDatabase.allCases)
    func theAnswerOfOneReplicaIsGivenAgainByAnother(kind: KeyDatabase) async throws {
        try await kind.run { database in
            let (first, second) = (replica(database), replica(database))
            let claim = try await claim(first, try request())
            #expect(try await second.begin(try request()) == .inFlight(retryAfter: 1))
            #expect(try await first.finish(claim, with: answer))
            #expect(try await second.begin(try request()) == .replay(answer))
            #expect(try await second.begin(try request(body: "[]")) == .mismatch)
            #expect(try await first.finish(claim, with: answer) == false)
        }
    }

    @Test(arguments: KeyDatabase.allCases)
    func usersAndKeysDoNotMeet(kind: KeyDatabase) async throws {
        try await kind.run { database in
            let replica = replica(database)
            _ = try await claim(replica, try request())
            _ = try await claim(replica, try request("l"))
            _ = try await claim(replica, try request(user: "v", body: "[]"))
        }
    }

    @Test(arguments: KeyDatabase.allCases)
    func aKilledHolderBlocksTheKeyForOneLeaseOnly(kind: KeyDatabase) async throws {
        try await kind.run { database in
            let (killed, next) = (replica(database), replica(database))
            let lost = try await claim(killed, try request())
            time.advance(by: 20)
            #expect(try await killed.renew(lost))
            time.advance(by: 29)
            #expect(try await next.begin(try request()) == .inFlight(retryAfter: 1))
            time.advance(by: 1)
            let taken = try await claim(next, try request())
            // It was only frozen, and comes back.
            #expect(try await killed.renew(lost) == false)
            #expect(try await killed.finish(lost, with: StoredAnswer(status: 200, fields: [], body: nil)) == false)
            #expect(try await killed.abandon(lost) == false)
            #expect(try await next.finish(taken, with: answer))
            #expect(try await killed.begin(try request()) == .replay(answer))
        }
    }

    @Test(arguments: KeyDatabase.allCases)
    func anAbandonedKeyMayBeUsedAgain(kind: KeyDatabase) async throws {
        try await kind.run { database in
            let replica = replica(database)
            #expect(try await replica.abandon(try await claim(replica, try request())))
            _ = try await claim(replica, try request(body: "[]"))
        }
    }

    @Test(arguments: KeyDatabase.allCases)
    func oneOfManyAtOnceGetsTheClaim(kind: KeyDatabase) async throws {
        try await kind.run { database in
            let request = try request()
            let verdicts = try await withThrowingTaskGroup(of: IdempotencyVerdict.self) { group in
                for _ in 0..<32 {
                    let replica = replica(database)
                    group.addTask { try await replica.begin(request) }
                }
                return try await group.reduce(into: [IdempotencyVerdict]()) { $0.append($1) }
            }
            let fresh = verdicts.filter { if case .fresh = $0 { true } else { false } }
            #expect(fresh.count == 1)
            #expect(verdicts.filter { $0 == .inFlight(retryAfter: 1) }.count == 31)
        }
    }

    @Test(arguments: KeyDatabase.allCases)
    func claimsAndFreeingInEachOthersWayLeaveOneHolderAtATime(kind: KeyDatabase) async throws {
        try await kind.run { database in
            let request = try request()
            let holders = Counter()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    let replica = replica(database)
                    group.addTask {
                        for _ in 0..<20 {
                            guard case .fresh(let claim) = try await replica.begin(request) else { continue }
                            let count = holders.add(1)
                            #expect(count == 1)
                            holders.add(-1)
                            #expect(try await replica.abandon(claim))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(arguments: KeyDatabase.allCases)
    func whatIsTooLargeIsRememberedWithoutItsBody(kind: KeyDatabase) async throws {
        try await kind.run { database in
            let replica = replica(database, IdempotencyOptions(maximumBody: 4))
            let claim = try await claim(replica, try request())
            #expect(try await replica.finish(claim, with: answer))
            let kept = StoredAnswer(status: 201, fields: answer.fields, body: nil)
            #expect(try await replica.begin(try request()) == .replay(kept))
        }
    }

    @Test(arguments: KeyDatabase.allCases)
    func expiredKeysAreDeletedInBatchesAndHeldOnesAreNot(kind: KeyDatabase) async throws {
        try await kind.run { database in
            let options = IdempotencyOptions(retention: .seconds(60), cleaningBatch: 2)
            let replica = replica(database, options)
            for number in 0..<5 {
                try await replica.finish(try await claim(replica, try request("done-\(number)")), with: answer)
            }
            _ = try await claim(replica, try request("killed"))
            time.advance(by: 40)
            let held = try await claim(replica, try request("held"))
            try await replica.finish(try await claim(replica, try request("young")), with: answer)
            time.advance(by: 20)
            #expect(try await replica.renew(held))
            let cleaning = Task { await replica.run() }
            await time.wake()
            cleaning.cancel()
            await cleaning.value
            let left: Int = try #require(try await database.query("SELECT count(*) FROM idempotency_keys").first)
                .decode(0)
            #expect(left == 2)
            #expect(try await replica.begin(try request("young")) == .replay(answer))
        }
    }

    // MARK: All in one

    @Test(arguments: KeyDatabase.allCases)
    func workIsDoneOnce(kind: KeyDatabase) async throws {
        try await kind.run { database in
            let replica = replica(database)
            let answer = answer
            let outcome = try await replica.perform(try request()) {
                let verdict = try await replica.begin(try request())
                #expect(verdict == .inFlight(retryAfter: 1))
                return answer
            }
            #expect(outcome == .done(answer))
            let again = try await replica.perform(try request()) {
                Issue.record("the work was done again")
                return answer
            }
            #expect(again == .replayed(answer))
            let other = try await replica.perform(try request(body: "[]")) { answer }
            #expect(other == .mismatch)
        }
    }

    @Test(arguments: KeyDatabase.allCases)
    func aFailureIsNotKept(kind: KeyDatabase) async throws {
        struct Broken: Error {}
        try await kind.run { database in
            let replica = replica(database)
            let answer = answer
            let failure = StoredAnswer(status: 503, fields: [], body: [])
            let first = try await replica.perform(try request()) { failure }
            #expect(first == .done(failure))
            await #expect(throws: Broken.self) {
                try await replica.perform(try request()) { throw Broken() }
            }
            let third = try await replica.perform(try request()) { answer }
            #expect(third == .done(answer))
        }
    }

    @Test(arguments: KeyDatabase.allCases)
    func cancelledWorkFreesItsKey(kind: KeyDatabase) async throws {
        try await kind.run { database in
            let replica = replica(database)
            let request = try request()
            let (starts, start) = AsyncStream.makeStream(of: Void.self)
            let (endless, _) = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                try await replica.perform(request) {
                    start.yield()
                    for await _ in endless {}
                    throw CancellationError()
                }
            }
            for await _ in starts { break }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            _ = try await claim(replica, request)
        }
    }

    @Test(arguments: KeyDatabase.allCases)
    func anAnswerIsKeptThoughItsClientHasGone(kind: KeyDatabase) async throws {
        try await kind.run { database in
            let replica = replica(database)
            let (request, answer) = (try request(), answer)
            let task = Task {
                try await replica.perform(request) {
                    withUnsafeCurrentTask { $0?.cancel() }
                    return answer
                }
            }
            #expect(try await task.value == .done(answer))
            #expect(try await replica.begin(request) == .replay(answer))
        }
    }

    @Test(arguments: KeyDatabase.allCases)
    func longWorkKeepsItsClaim(kind: KeyDatabase) async throws {
        try await kind.run { database in
            let (working, asking) = (replica(database), replica(database))
            let (request, answer, time) = (try request(), answer, time)
            let outcome = try await working.perform(request) {
                for _ in 0..<6 {
                    time.advance(by: 10)
                    // The claim was renewed when its holder sleeps for the next time.
                    await time.wake()
                }
                guard case .inFlight = try await asking.begin(request) else { throw NotFresh() }
                return answer
            }
            #expect(outcome == .done(answer))
        }
    }

    @Test func theTimeOfPostgresCountsUnlessATestBringsItsOwn() async throws {
        try await KeyDatabase.postgres.run { database in
            let replica = IdempotentRequests(
                database, options: IdempotencyOptions(), clock: time.clock, logger: Logger(label: "test"))
            let claim = try await claim(replica, try request())
            time.advance(by: 3_600)
            #expect(try await replica.begin(try request()) == .inFlight(retryAfter: 1))
            #expect(try await replica.renew(claim))
            let isSoon: Bool = try #require(
                try await database.query(
                    """
                    SELECT lease_until BETWEEN clock_timestamp() AND clock_timestamp() + interval '30 seconds'
                    FROM idempotency_keys
                    """
                ).first
            ).decode(0)
            #expect(isSoon)
        }
    }
}
