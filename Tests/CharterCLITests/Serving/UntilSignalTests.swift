import Logging
import Testing

@testable import CharterCLI

@Suite struct UntilSignalTests {
    @Test func waitingEndsWithTheTask() async {
        let task = Task {
            await UntilSignal.cancelled()
            return Task.isCancelled
        }
        task.cancel()
        #expect(await task.value)
    }

    @Test func whatTheBodyThrowsIsThrown() async {
        await #expect(throws: CommandFailure.self) {
            try await UntilSignal.run(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }) {
                throw CommandFailure("expected by a test")
            }
        }
    }
}
