import Testing

@testable import CharterModels

struct FirstValueTests {
    private let value = FirstValue<Int>()

    @Test func theFirstValueStays() async throws {
        value.set(1)
        value.set(2)
        #expect(try await value.get() == 1)
    }

    @Test func everyoneWaitingIsWoken() async throws {
        let waiters = (0..<10).map { _ in Task { try await value.get() } }
        await Task.yield()
        value.set(7)
        for waiter in waiters { #expect(try await waiter.value == 7) }
    }

    @Test(arguments: [true, false])
    func waitingEndsWithTheTask(cancelsEarly: Bool) async {
        let waiter = Task { try await value.get() }
        if !cancelsEarly { await Task.yield() }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
    }
}
