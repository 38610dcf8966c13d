import Testing

@testable import CharterStorage

struct FairSemaphoreTests {
    @Test func permitsAreHandedOnInOrder() async throws {
        let semaphore = FairSemaphore(permits: 1, timeout: .seconds(60))
        try await semaphore.acquire()
        var order: [Task<Int, any Error>] = []
        for number in 0..<5 {
            order.append(
                Task {
                    try await semaphore.acquire()
                    defer { semaphore.release() }
                    return semaphore.waiting
                })
            try await eventually { semaphore.waiting == number + 1 }
        }
        // Nobody gets past those in line.
        #expect(!semaphore.tryAcquire())
        semaphore.release()
        for (number, task) in order.enumerated() { #expect(try await task.value == 4 - number) }
        #expect(semaphore.tryAcquire())
    }

    @Test func aCancelledWaiterLeavesTheLine() async throws {
        let semaphore = FairSemaphore(permits: 1, timeout: .seconds(60))
        try await semaphore.acquire()
        let first = Task { try await semaphore.acquire() }
        try await eventually { semaphore.waiting == 1 }
        let second = Task { try await semaphore.acquire() }
        try await eventually { semaphore.waiting == 2 }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        semaphore.release()
        try await second.value
    }

    @Test func waitingEndsInTime() async throws {
        let semaphore = FairSemaphore(permits: 1, timeout: .milliseconds(20))
        try await semaphore.acquire()
        for _ in 0..<2 {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        await #expect(throws: StorageError.poolTimeout(seconds: 0.02)) { try await semaphore.acquire() }
                    }
                }
            }
        }
        semaphore.release()
        try await semaphore.acquire()
    }

    @Test func closingSendsAwayThoseInLineAndWaitsForThoseInside() async throws {
        let semaphore = FairSemaphore(permits: 2, timeout: .seconds(60))
        try await semaphore.acquire()
        try await semaphore.acquire()
        let waiter = Task { try await semaphore.acquire() }
        try await eventually { semaphore.waiting == 1 }
        let closing = Task { await semaphore.close() }
        await #expect(throws: StorageError.closed) { try await waiter.value }
        semaphore.release()
        semaphore.release()
        await closing.value
        await #expect(throws: StorageError.closed) { try await semaphore.acquire() }
    }
}
