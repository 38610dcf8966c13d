import Synchronization
import Testing

@testable import CharterStorage

struct NotificationHubTests {
    @Test func interestIsToldWhenItBeginsAndEnds() async throws {
        let told = Mutex<[String]>([])
        let hub = NotificationHub { channel, isWanted in told.withLock { $0.append("\(channel) \(isWanted)") } }
        do {
            var one = hub.listen(to: "a").makeAsyncIterator()
            let other = hub.listen(to: "a")
            hub.activate("a")
            hub.deliver(.received(payload: "x"), to: "a")
            #expect(await one.next() == .reconnected)
            #expect(await one.next() == .received(payload: "x"))
            _ = other
        }
        try await eventually { told.withLock { $0 } == ["a true", "a false"] }
        #expect(hub.channels.isEmpty)
    }

    @Test func closingEndsAllStreams() async {
        let hub = NotificationHub()
        let (one, other) = (hub.listen(to: "a"), hub.listen(to: "b"))
        hub.deliver(.received(payload: "x"), to: "a")
        hub.close()
        for stream in [one, other, hub.listen(to: "c")] {
            for await _ in stream { Issue.record("a notification after the end") }
        }
    }

    @Test func lossesInARowAreOne() async {
        let queue = NotificationQueue()
        queue.add(.received(payload: "x"))
        queue.add(.reconnected)
        queue.add(.reconnected)
        queue.add(.received(payload: "y"))
        #expect(await queue.next() == .reconnected)
        #expect(await queue.next() == .received(payload: "y"))
    }
}
