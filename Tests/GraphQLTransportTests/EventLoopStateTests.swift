import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import GraphQLTransport

@Suite struct EventLoopStateTests {
    /// What an operation waits for.
    private final class Answer: Sendable {
        private let continuation = Mutex<CheckedContinuation<Void, Never>?>(nil)

        func wait() async {
            await withCheckedContinuation { continuation in self.continuation.withLock { $0 = continuation } }
        }

        func come() { continuation.withLock { $0.take() }?.resume() }
    }

    private let loop = EmbeddedEventLoop()

    private func isDone(_ future: EventLoopFuture<Void>) -> Bool {
        let done = NIOLoopBound(Done(), eventLoop: loop)
        future.whenComplete { _ in done.value.isSet = true }
        loop.run()
        return done.value.isSet
    }

    private final class Done {
        var isSet = false
    }

    @Test func aLoopIsDrainedWhenItsOperationsHaveEnded() {
        let state = EventLoopState(loop)
        let answer = Answer()
        state.startNow { await answer.wait() }
        let drained = state.drain()
        #expect(!isDone(drained))
        answer.come()
        #expect(isDone(drained))
    }

    @Test func oneThatNeverWaitsIsOverAtOnce() {
        let state = EventLoopState(loop)
        state.startNow {}
        #expect(isDone(state.drain()))
    }

    @Test func whatDoesNotEndIsForgotten() {
        let state = EventLoopState(loop)
        let answer = Answer()
        state.startNow { await answer.wait() }
        let drained = state.drain()
        state.forget()
        #expect(isDone(drained))
        // It may end later and change nothing.
        answer.come()
        loop.run()
    }
}
