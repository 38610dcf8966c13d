import Testing

@testable import CharterStorage

struct FairPoolTests {
    @Test func placesAreHandedOnInOrder() async throws {
        let pool = FairPool<Never>(capacity: 1, timeout: .seconds(60))
        _ = try await pool.take()
        var order: [Task<Int, any Error>] = []
        for number in 0..<5 {
            order.append(
                Task {
                    _ = try await pool.take()
                    defer { pool.giveBack(.vacant) }
                    return pool.waiting
                })
            try await eventually { pool.waiting == number + 1 }
        }
        // Nobody gets past those in line.
        #expect(pool.tryTake() == nil)
        pool.giveBack(.vacant)
        for (number, task) in order.enumerated() { #expect(try await task.value == 4 - number) }
        #expect(pool.tryTake() != nil)
    }

    @Test func whatWasLeftInAPlaceIsFoundThere() async throws {
        let pool = FairPool<Int>(capacity: 2, items: [1], timeout: .seconds(60))
        guard case .filled(1) = try await pool.take(), case .vacant = try await pool.take() else {
            Issue.record("not one filled and one vacant place")
            return
        }
        let waiter = Task { try await pool.take() }
        try await eventually { pool.waiting == 1 }
        pool.giveBack(.filled(2))
        guard case .filled(2) = try await waiter.value else {
            Issue.record("not what was given back")
            return
        }
        pool.giveBack(.filled(3))
        pool.giveBack(.vacant)
        #expect(await pool.close() == [3])
    }

    @Test func aCancelledWaiterLeavesTheLine() async throws {
        let pool = FairPool<Never>(capacity: 1, timeout: .seconds(60))
        _ = try await pool.take()
        let first = Task { _ = try await pool.take() }
        try await eventually { pool.waiting == 1 }
        let second = Task { _ = try await pool.take() }
        try await eventually { pool.waiting == 2 }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        pool.giveBack(.vacant)
        try await second.value
    }

    @Test func waitingEndsInTime() async throws {
        let pool = FairPool<Never>(capacity: 1, timeout: .milliseconds(20))
        _ = try await pool.take()
        for _ in 0..<2 {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        await #expect(throws: StorageError.poolTimeout(seconds: 0.02)) { _ = try await pool.take() }
                    }
                }
            }
        }
        pool.giveBack(.vacant)
        _ = try await pool.take()
    }

    @Test func closingSendsAwayThoseInLineAndWaitsForThoseInside() async throws {
        let pool = FairPool<Never>(capacity: 2, timeout: .seconds(60))
        _ = try await pool.take()
        _ = try await pool.take()
        let waiter = Task { _ = try await pool.take() }
        try await eventually { pool.waiting == 1 }
        let closing = Task { await pool.close().isEmpty }
        await #expect(throws: StorageError.closed) { try await waiter.value }
        pool.giveBack(.vacant)
        pool.giveBack(.vacant)
        #expect(await closing.value)
        await #expect(throws: StorageError.closed) { try await pool.take() }
    }
}
