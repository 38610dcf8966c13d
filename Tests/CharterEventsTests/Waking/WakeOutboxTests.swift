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
