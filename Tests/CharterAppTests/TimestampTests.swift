import Foundation
import Testing

@testable import CharterApp

struct TimestampTests {
    @Test func timestampsAreUTCWithMilliseconds() {
        #expect(Timestamp.text(Date(timeIntervalSince1970: 1_767_225_600.25)) == "2026-01-01T00:00:00.250Z")
    }

    @Test(arguments: [
        ("2026-01-01T00:00:00Z", 1_767_225_600), ("2026-01-01T00:00:00.250Z", 1_767_225_600.25),
        ("2026-01-01T02:00:00+02:00", 1_767_225_600), ("2025-12-31T19:00:00.5-05:00", 1_767_225_600.5),
    ])
    func textsWithOffsetsAreRead(text: String, seconds: Double) {
        #expect(Timestamp.date(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "yesterday", "2026-01-01", "2026-13-01T00:00:00Z", "2026-01-01T00:00:00",
        String(repeating: "2", count: 9_000),
    ])
    func otherTextsAreNot(text: String) {
        #expect(Timestamp.date(text) == nil)
    }
}
