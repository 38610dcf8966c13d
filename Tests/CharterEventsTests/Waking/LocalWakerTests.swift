import Testing

@testable import CharterEvents

struct LocalWakerTests {
    @Test func itHasNobodyToTellAndRunsUntilItIsCancelled() async {
        let waker = LocalWaker()
        let recorder = WakeRecorder()
        let running = Task { await waker.run { recorder.hear($0) } }
        waker.wake("t")
        running.cancel()
        await running.value
        #expect(recorder.heard.isEmpty)
        #expect(waker.figures.isConnected)
        #expect(waker.figures.sent == 0)
    }
}
