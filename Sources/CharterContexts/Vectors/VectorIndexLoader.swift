import CharterResilience
import Foundation
import Logging

/// Keeps the index in memory up to date with the table. One reading serves all who came before it began.
actor VectorIndexLoader {
    private struct Pass {
        var number: Int
        var task: Task<Void, any Error>
    }

    /// Changes of one statement: of vectors with 576 numbers, 1.2 MB.
    static let page = 500
    /// What was deleted is told for an hour; whoever has not read for so long reads everything anew.
    static let patience: TimeInterval = 1_800
    private static let interval = Duration.seconds(5)
    private static let backoff = Backoff(base: .milliseconds(200), maximum: .seconds(10))

    private let store: VectorStore
    private let index: VectorIndex
    private let clock: WallClock
    private let logger: Logger
    private var running: Pass?
    private var passes = 0
    private var lastPass: Date?

    init(store: VectorStore, index: VectorIndex, clock: WallClock, logger: Logger) {
        self.store = store
        self.index = index
        self.clock = clock
        self.logger = logger
    }

    /// Reads what has changed, again and again, until the task is cancelled.
    func run() async {
        var failures = 0
        while !Task.isCancelled {
            do {
                try await catchUp()
                failures = 0
            } catch {
                failures += 1
                logger.log(
                    level: failures == 1 ? .warning : .debug, "vectors cannot be read now",
                    metadata: ["error": "\(error)"])
            }
            do {
                try await clock.sleep(failures == 0 ? Self.interval : Self.backoff.delay(before: failures))
            } catch {
                return
            }
        }
    }

    /// Returns once everything that was committed before the call is in the index, as far as there is room.
    func catchUp() async throws {
        let arrival = passes
        while let pass = running {
            if pass.number > arrival { return try await pass.task.value }
            // It may have looked before the caller's changes: whether it fails is for those who wait for it.
            _ = await pass.task.result
        }
        try Task.checkCancellation()
        passes += 1
        // Not the caller's: others wait for it too.
        let task = Task { try await read() }
        running = Pass(number: passes, task: task)
        try await task.value
    }

    private func read() async throws {
        defer { running = nil }
        if let lastPass, abs(clock.now().timeIntervalSince(lastPass)) > Self.patience { index.reset() }
        let began = clock.now()
        while !index.isFull {
            let start = index.revision
            let changes = try await store.changes(after: start, limit: Self.page)
            let hadRoom = index.apply(changes, after: start)
            if !hadRoom {
                logger.warning(
                    "the index of vectors is full; searches look through the rest in the database, which is slow",
                    metadata: ["bytes": "\(index.figures.bytes)"])
            }
            if changes.count < Self.page { break }
        }
        lastPass = began
    }
}
