import Foundation
import Testing

@testable import CharterApp

struct TimestampTests {
    @Test func timestampsAreUTCWithMilliseconds() {
        #expect(Timestamp.text(Date(timeIntervalSince1970: 1_767_225_600.25)) == "2026-01-01T00:00:00.250Z")
    }
}
