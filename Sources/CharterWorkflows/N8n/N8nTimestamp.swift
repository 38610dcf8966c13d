import Foundation

/// The times of n8n's API: ISO 8601 in UTC, with or without a fraction of a second.
enum N8nTimestamp {
    private static let withFraction = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    private static let wholeSeconds = Date.ISO8601FormatStyle()

    static func text(_ date: Date) -> String { date.formatted(withFraction) }

    /// Nil for a text that is no such time.
    static func date(_ text: String) -> Date? {
        // Two spellings are legal, so the failure of the first says nothing.
        (try? withFraction.parse(text)) ?? (try? wholeSeconds.parse(text))
    }
}
