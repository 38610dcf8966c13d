import Foundation
import Testing

@testable import CharterModels

struct EpisodicLogEntryTests {
    @Test func aCallOfNobodyKnownIsAnonymous() {
        var call = ModelCallRecord.example()
        call.context = ModelCallContext()
        #expect(EpisodicLogEntry(call, id: "1").userID == "anonymous")
    }

    @Test func theOneCharacterThatNoDatabaseKeepsIsReplaced() {
        var call = ModelCallRecord.example()
        call.prompt = "a\0b"
        #expect(EpisodicLogEntry(call, id: "1").prompt == "a\u{FFFD}b")
    }

    @Test func aCursorIsReadAgain() throws {
        let cursor = EpisodicLogEntry(.example(at: 1_764_300_000.123_456), id: "a-b").cursor
        #expect(cursor.description == "1764300000123456.a-b")
        #expect(EpisodicLogCursor(cursor.description) == cursor)
        #expect(cursor.timestamp.timeIntervalSince1970 == 1_764_300_000.123_456)
    }

    @Test(arguments: ["", "1", "x.y", "1.", "1.a\0", ".a", "999999999999999999999.a", "9223372036854775807.a"])
    func whatIsNoCursor(text: String) {
        #expect(EpisodicLogCursor(text) == nil)
    }
}

extension ModelCallRecord {
    static func example(
        at seconds: TimeInterval = 1_764_300_000, user: String = "u-1", prompt: String = "Hiya"
    ) -> ModelCallRecord {
        ModelCallRecord(
            context: ModelCallContext(userID: user, requestID: "r-1", runID: "run-1"),
            startedAt: Date(timeIntervalSince1970: seconds), model: "scripted", prompt: prompt, response: "Hello",
            usage: ModelUsage(promptTokens: 3, completionTokens: 2), outcome: .completed, duration: 0.5)
    }
}
