import Foundation

/// Points in time as clients read them.
enum Timestamp {
    /// Now, in ISO 8601 with milliseconds and UTC: `2026-01-31T12:00:00.000Z`.
    static var now: String { text(Date()) }

    static func text(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
