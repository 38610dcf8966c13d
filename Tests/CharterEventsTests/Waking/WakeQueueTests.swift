import Testing

@testable import CharterEvents

struct WakeQueueTests {
    @Test func aTopicWaitsOnceAndInOrder() {
        var queue = WakeQueue()
        for topic in ["b", "a", "b", "a", "c"] { queue.add(topic) }
        #expect(queue.takeMessage() == ["b", "a", "c"])
        #expect(queue.takeMessage() == nil)
        queue.add("b")
        #expect(queue.takeMessage() == ["b"])
    }

    @Test func aMessageHoldsWhatFits() {
        // Each entry is `1:x`, three bytes.
        var queue = WakeQueue(messageBytes: 7)
        for topic in ["a", "b", "c"] { queue.add(topic) }
        #expect(queue.takeMessage() == ["a", "b"])
        #expect(queue.takeMessage() == ["c"])
        #expect(queue.isEmpty)
    }

    @Test func tooManyTopicsAreEverything() {
        var queue = WakeQueue(capacity: 2)
        for topic in ["a", "b", "c", "d"] { queue.add(topic) }
        #expect(queue.takeMessage() == [])
        #expect(queue.takeMessage() == nil)
        queue.add("a")
        #expect(queue.takeMessage() == ["a"])
    }

    @Test func aTopicTooLongToBeNamedIsEverything() {
        var queue = WakeQueue()
        queue.add("a")
        queue.add(String(repeating: "x", count: 7_900))
        #expect(queue.takeMessage() == [])
        #expect(queue.isEmpty)
    }

    @Test func theLongestMessageFitsIntoANotification() {
        var queue = WakeQueue()
        for number in 0..<4_096 { queue.add("topic-\(number)-ü") }
        while let topics = queue.takeMessage() {
            let text = WakeMessage(origin: "ffffffffffffffff", topics: topics).text
            #expect(text.utf8.count < 8_000)
        }
    }
}
