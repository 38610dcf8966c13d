import Testing

@testable import CharterClient

@Suite(.timeLimit(.minutes(5))) struct EventBufferTests {
    @Test func eventsComeOutInOrderAndThenTheEnd() async throws {
        let buffer = EventBuffer<Int>(capacity: 3)
        let sending = Task {
            for number in 0..<1_000 where !(await buffer.send(number)) { return }
            buffer.finish()
        }
        var numbers: [Int] = []
        while let number = try await buffer.next() { numbers.append(number) }
        #expect(numbers == Array(0..<1_000))
        await sending.value
        #expect(try await buffer.next() == nil)
    }

    @Test func aSenderWaitsWhileItIsFull() async throws {
        let buffer = EventBuffer<Int>(capacity: 2)
        #expect(await buffer.send(1))
        #expect(await buffer.send(2))
        let third = Task { await buffer.send(3) }
        #expect(try await buffer.next() == 1)
        #expect(await third.value)
        #expect(try await buffer.next() == 2)
        #expect(try await buffer.next() == 3)
    }

    @Test func whatCameBeforeAnErrorIsTakenFirst() async throws {
        let buffer = EventBuffer<Int>(capacity: 9)
        #expect(await buffer.send(1))
        buffer.finish(throwing: ClientError.malformedAnswer("x"))
        #expect(try await buffer.next() == 1)
        await #expect(throws: ClientError.malformedAnswer("x")) { try await buffer.next() }
    }

    @Test func anAbandonedBufferLetsBothSidesGo() async throws {
        let buffer = EventBuffer<Int>(capacity: 1)
        #expect(await buffer.send(1))
        let waiting = Task { await buffer.send(2) }
        buffer.abandon()
        #expect(await waiting.value == false)
        #expect(await buffer.send(3) == false)
        #expect(try await buffer.next() == nil)

        let other = EventBuffer<Int>(capacity: 1)
        let taking = Task { try await other.next() }
        other.abandon()
        #expect(try await taking.value == nil)
    }
}
