import Testing

@testable import CharterWorkflows

struct N8nExecutionStatusTests {
    @Test func fourStatusesAreAnEnd() {
        let terminal = N8nExecutionStatus.allCases.filter(\.isTerminal)
        #expect(Set(terminal) == [.success, .error, .crashed, .canceled])
    }

    @Test func waitingIsNotDone() {
        #expect(N8nExecutionStatus.waiting.meaning == .active)
    }

    @Test func aWordOfALaterVersionTellsNothing() {
        #expect(N8nExecutionStatus(wireName: "paused") == .unknown)
        #expect(N8nExecutionStatus(wireName: "canceled") == .canceled)
    }
}
