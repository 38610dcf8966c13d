import Testing

@testable import CharterEvents

struct WakeOutboxTests {
    @Test func ourOwnMessagesAreNotHeard() throws {
        let ours = WakeOutbox()
        let theirs = WakeOutbox()
        ours.add("a")
        let text = try #require(ours.takeMessage())
        #expect(ours.receive(text) == nil)
        #expect(theirs.receive(text) == .topics(["a"]))
        #expect(ours.figures.sent == 1)
        #expect(ours.figures.received == 0)
        #expect(theirs.figures.received == 1)
    }

    @Test func allMessagesAtOnce() {
        let outbox = WakeOutbox()
        for number in 0..<1_000 { outbox.add("a-topic-with-a-name-of-some-length-\(number)") }
        let messages = outbox.takeMessages()
        #expect(messages.count > 1)
        #expect(outbox.figures.sent == messages.count)
        #expect(messages.compactMap { WakeMessage($0) }.flatMap(\.topics).count == 1_000)
        #expect(outbox.takeMessages() == [])
    }

    @Test func whatIsNotUnderstoodMayMeanAnything() {
        #expect(WakeOutbox().receive("?") == .everything)
    }

    @Test func afterALossEverythingIsLookedAt() throws {
        let ours = WakeOutbox()
        ours.add("a")
        ours.addEverything()
        let text = try #require(ours.takeMessage())
        #expect(WakeOutbox().receive(text) == .everything)
        #expect(ours.takeMessage() == nil)
    }
}
