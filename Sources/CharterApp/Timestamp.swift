import Foundation

/// Points in time as clients read them.
enum Timestamp {
    /// Now, in ISO 8601 with milliseconds and UTC: `2026-01-31T12:00:00.000Z`.
    static var now: String { text(Date()) }

    /// The point in time that a text of RFC 3339 names, fractions of a second allowed; nil for other texts.
    static func date(_ text: String) -> Date? {
        guard text.utf8.count <= 40, isWithinBounds(Array(text.utf8)) else { return nil }
        return (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
            ?? (try? Date(text, strategy: .iso8601))
    }

    /// Whether each part is one that there is (RFC 3339 section 5.7): Foundation carries what is too much over to the next,
    /// so that minute 99 would be one of the next hour.
    private static func isWithinBounds(_ text: [UInt8]) -> Bool {
        func number(_ place: Int, _ count: Int) -> Int? {
            guard place + count <= text.count else { return nil }
            return text[place..<place + count].reduce(0) { number, byte in
                number.flatMap { byte &- 48 < 10 ? $0 * 10 + Int(byte - 48) : nil }
            }
        }
        guard let year = number(0, 4), let month = number(5, 2), let day = number(8, 2), let hour = number(11, 2),
            let minute = number(14, 2), let second = number(17, 2), (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        // A minute may have a leap second.
        guard (1...days).contains(day), hour < 24, minute < 60, second <= 60 else { return false }
        let zone = text.dropFirst(19).drop { $0 == UInt8(ascii: ".") || $0 &- 48 < 10 }
        guard zone.first == UInt8(ascii: "+") || zone.first == UInt8(ascii: "-") else { return true }
        let offset = zone.dropFirst().filter { $0 != UInt8(ascii: ":") }
        return offset.prefix(2).lexicographicallyPrecedes("24".utf8)
            && offset.dropFirst(2).lexicographicallyPrecedes("60".utf8)
    }

    static func text(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
