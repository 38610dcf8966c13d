import Foundation

/// Points in time as clients read them.
enum Timestamp {
    /// Now, in ISO 8601 with milliseconds and UTC: `2026-01-31T12:00:00.000Z`.
    static var now: String { text(Date()) }

    /// The point in time that a text of RFC 3339 names, fractions of a second allowed; nil for other texts.
    static func date(_ text: String) -> Date? {
        guard text.utf8.count <= 40 else { return nil }
        return (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
            ?? (try? Date(text, strategy: .iso8601))
    }

    static func text(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
