import CharterResilience
import CharterStorage
import Foundation
import Logging
import Testing

@testable import CharterModels

/// The log over real databases.
@Suite(.timeLimit(.minutes(5)))
struct EpisodicLogTests {
    private let start = Date(timeIntervalSince1970: 1_764_300_000)

    private func log(
        _ database: any Database, options: EpisodicLogOptions = EpisodicLogOptions(), clock: WallClock = .system
    ) -> EpisodicLog {
        EpisodicLog(database, options: options, clock: clock, logger: Logger(label: "test"))
    }

    private func record(_ log: EpisodicLog, _ calls: [ModelCallRecord]) async {
        for call in calls {
            await log.admit()
            log.record(call)
        }
    }

    /// Returns once so many entries are written; what is not after 20 s will not be.
    private func until(_ log: EpisodicLog, wrote count: Int) async throws {
        for _ in 0..<4_000 where log.figures.written < count { try await Task.sleep(for: .milliseconds(5)) }
        #expect(log.figures.written == count)
    }

    /// Runs the log beside the body, and ends it as a server does.
    private func running(_ log: EpisodicLog, _ body: () async throws -> Void) async throws {
        let task = Task { await log.run() }
        do {
            try await body()
        } catch {
            task.cancel()
            await task.value
            throw error
        }
        task.cancel()
        await task.value
    }

    @Test(arguments: LogDatabase.allCases)
    func whatIsRecordedIsReadAgain(kind: LogDatabase) async throws {
        try await kind.run { database in
            let log = log(database)
            var call = ModelCallRecord.example(prompt: "naïve 😀 'quoted' \0")
            call.errorCode = "TIMEOUT"
            call.outcome = .interrupted
            await record(log, [call])
            await log.flush()
            let entry = try #require(try await log.entries(of: "u-1", first: 10).first)
            #expect(entry.timestamp == start)
            #expect(entry.modelType == "scripted")
            #expect(entry.prompt == "naïve 😀 'quoted' \u{FFFD}")
            #expect(entry.response == "Hello")
            #expect(entry.tokensUsed == 5)
            #expect(entry.promptTokens == 3)
            #expect(entry.completionTokens == 2)
            #expect(!entry.isEstimated)
            #expect(entry.outcome == .interrupted)
            #expect(entry.errorCode == "TIMEOUT")
            #expect(entry.duration == 0.5)
            #expect(entry.requestID == "r-1")
            #expect(entry.runID == "run-1")
        }
    }

    @Test(arguments: LogDatabase.allCases)
    func pagesLeaveNothingOutAndRepeatNothing(kind: LogDatabase) async throws {
        try await kind.run { database in
            let log = log(database)
            // Several calls of the same microsecond, and those of somebody else between them.
            let times: [TimeInterval] = [0, 0, 0, 1, 1, 2, 3, 3, 3, 3]
            await record(log, times.map { .example(at: 1_764_300_000 + $0) })
            await record(log, [.example(at: 1_764_300_001, user: "u-2")])
            await log.flush()
            var seen: [EpisodicLogEntry] = []
            var cursor: EpisodicLogCursor?
            while true {
                let page = try await log.entries(of: "u-1", first: 3, after: cursor)
                seen += page
                guard let last = page.last else { break }
                cursor = EpisodicLogCursor(last.cursor.description)
                #expect(cursor == last.cursor)
            }
            #expect(seen.count == times.count)
            #expect(Set(seen.map(\.id)).count == times.count)
            #expect(seen.map(\.timestamp) == times.reversed().map { start.addingTimeInterval($0) })
        }
    }

    @Test(arguments: LogDatabase.allCases)
    func aCallThatWasMadeElsewhereIsThereAtOnce(kind: LogDatabase) async throws {
        try await kind.run { database in
            let log = log(database)
            let written = try await log.write(.example(prompt: "elsewhere"))
            #expect(try await log.entries(of: "u-1", first: 10) == [written])
            #expect(log.figures.waiting == 0)
            let ancient = try await log.write(.example(at: -1e12, user: "u-2"))
            #expect(ancient.timestamp == Date(timeIntervalSince1970: 0))
        }
    }

    @Test(arguments: LogDatabase.allCases)
    func aRangeOfTimeIncludesItsStartAndNotItsEnd(kind: LogDatabase) async throws {
        try await kind.run { database in
            let log = log(database)
            await record(log, (0..<5).map { .example(at: 1_764_300_000 + TimeInterval($0)) })
            await log.flush()
            let found = try await log.entries(
                of: "u-1", first: 10, from: start.addingTimeInterval(1), to: start.addingTimeInterval(3))
            #expect(found.map(\.timestamp) == [start.addingTimeInterval(2), start.addingTimeInterval(1)])
            let all = try await log.entries(of: "u-1", first: 10, from: .distantPast, to: .distantFuture)
            #expect(all.count == 5)
            #expect(try await log.entries(of: "u-1", first: 0).isEmpty)
            #expect(try await log.entries(of: "u\0", first: 10).isEmpty)
        }
    }

    @Test(arguments: LogDatabase.allCases)
    func whatIsTooOldIsDeletedInBatches(kind: LogDatabase) async throws {
        try await kind.run { database in
            let filler = log(database, options: EpisodicLogOptions(capacity: 5_000))
            let old = (0..<2_100).map { ModelCallRecord.example(at: 1_764_200_000 + TimeInterval($0)) }
            await record(filler, old + [.example()])
            await filler.flush()
            let now = start
            let clock = WallClock(now: { now }, sleep: { try await Task.sleep(for: $0) })
            let log = log(database, options: EpisodicLogOptions(retention: .seconds(3_600)), clock: clock)
            try await running(log) {
                for _ in 0..<4_000 where try await log.entries(of: "u-1", first: 2).count > 1 {
                    try await Task.sleep(for: .milliseconds(5))
                }
            }
            #expect(try await log.entries(of: "u-1", first: 10).map(\.timestamp) == [start])
        }
    }

    @Test(arguments: LogDatabase.allCases)
    func whatArrivesIsWrittenAtOnceAndTheRestAtTheEnd(kind: LogDatabase) async throws {
        try await kind.run { database in
            let log = log(database)
            try await running(log) {
                await record(log, [.example()])
                try await until(log, wrote: 1)
                await record(log, (0..<250).map { .example(at: 1_764_300_000 + TimeInterval($0)) })
            }
            #expect(log.figures == EpisodicLogFigures(written: 251, dropped: 0, waiting: 0))
            #expect(try await log.entries(of: "u-1", first: 1_000).count == 251)
        }
    }

    @Test func aSlowDatabaseSlowsCallsDownAndLosesNothing() async throws {
        try await LogDatabase.sqlite.run { database in
            let slow = FaultyDatabase(database)
            slow.set { try await Task.sleep(for: .milliseconds(2)) }
            let log = log(slow, options: EpisodicLogOptions(capacity: 4, batch: 2, admissionPatience: .seconds(60)))
            try await running(log) {
                await withTaskGroup { group in
                    for _ in 0..<8 {
                        group.addTask {
                            for number in 0..<25 {
                                await log.admit()
                                log.record(.example(at: 1_764_300_000 + TimeInterval(number)))
                            }
                        }
                    }
                }
                try await until(log, wrote: 200)
            }
            #expect(log.figures.dropped == 0)
        }
    }

    @Test func aDatabaseThatIsDownHoldsNobodyUp() async throws {
        try await LogDatabase.sqlite.run { database in
            let broken = FaultyDatabase(database)
            broken.set { throw StorageError.unavailable(reason: "down") }
            // A call that waited would wait for ever.
            let log = log(broken, options: EpisodicLogOptions(capacity: 3, admissionPatience: .seconds(86_400)))
            try await running(log) {
                await record(log, (0..<10).map { _ in .example() })
                #expect(log.figures.waiting == 3)
                #expect(log.figures.dropped == 7)
                broken.set(nil)
                try await until(log, wrote: 3)
            }
        }
    }

    @Test func aCallWaitsNoLongerThanItsPatience() async throws {
        try await LogDatabase.sqlite.run { database in
            let clock = WallClock(now: { Date() }, sleep: { _ in })
            let log = log(database, options: EpisodicLogOptions(capacity: 1), clock: clock)
            await record(log, [.example(), .example()])
            #expect(log.figures == EpisodicLogFigures(written: 0, dropped: 1, waiting: 1))
        }
    }

    @Test func aCancelledCallStillHasItsRecord() async throws {
        try await LogDatabase.sqlite.run { database in
            let log = log(database, options: EpisodicLogOptions(capacity: 1, admissionPatience: .seconds(86_400)))
            await record(log, [.example()])
            let waiting = Task { await log.admit() }
            waiting.cancel()
            await waiting.value
            log.record(.example())
            #expect(log.figures.dropped == 1)
        }
    }

    @Test func oneEntryThatIsRefusedDoesNotTakeOthersAlong() async throws {
        try await LogDatabase.sqlite.run { database in
            try await database.execute("CREATE UNIQUE INDEX prompts ON episodic_logs (prompt)")
            let log = log(database)
            await record(log, ["a", "b", "a", "c"].map { .example(prompt: $0) })
            await log.flush()
            #expect(log.figures == EpisodicLogFigures(written: 3, dropped: 1, waiting: 0))
            #expect(Set(try await log.entries(of: "u-1", first: 10).map(\.prompt)) == ["a", "b", "c"])
        }
    }

    @Test func aCommitThatIsNotKnownToHaveHappenedWritesNothingTwice() async throws {
        try await LogDatabase.sqlite.run { database in
            let store = EpisodicLogStore(database: database)
            let entries = [EpisodicLogEntry(.example(), id: "1"), EpisodicLogEntry(.example(), id: "2")]
            try await store.insert(entries)
            try await store.insert(entries)
            let log = log(database)
            #expect(try await log.entries(of: "u-1", first: 10).map(\.id) == ["2", "1"])
        }
    }
}
