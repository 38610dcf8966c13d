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
        ("2024-02-29T23:59:59Z", 1_709_251_199), ("2026-01-01T12:00:00+12:00", 1_767_225_600),
    ])
    func textsWithOffsetsAreRead(text: String, seconds: Double) {
        #expect(Timestamp.date(text) == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: [
        "", "yesterday", "2026-01-01", "2026-13-01T00:00:00Z", "2026-01-01T00:00:00",
        "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z", "2026-02-29T00:00:00Z",
        "2100-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T12:99:00Z",
        "2026-01-01T12:00:61Z", "2026-01-01T12:00:00+24:00", "2026-01-01T12:00:00-01:60", "2026-01-01T12:00",
        String(repeating: "2", count: 9_000),
    ])
    func otherTextsAreNot(text: String) {
        #expect(Timestamp.date(text) == nil)
    }
}
