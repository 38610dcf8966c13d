#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A second of UTC, with the texts that HTTP and the envelope have for it.
public struct RESTInstant: Sendable, Hashable, Comparable {
    /// Since 1970.
    public let seconds: Int64

    public init(seconds: Int64) { self.seconds = seconds }

    /// The first second of a day, `YYYY-MM-DD` of the Gregorian calendar; nil for what is no day.
    public init?(day: String) {
        let parts = day.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2], parts.joined().utf8.allSatisfy({ $0 &- 48 < 10 }),
            let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        self.init(seconds: Self.days(year, month, day) * 86_400)
        // The 31st of a shorter month would be a day of the next.
        let date = Self.date(split.days)
        guard (date.month, date.day) == (month, day) else { return nil }
    }

    public static var now: RESTInstant { RESTInstant(seconds: Int64(time(nil))) }

    public static func < (left: RESTInstant, right: RESTInstant) -> Bool { left.seconds < right.seconds }

    /// ISO 8601: `2026-01-31T12:00:00Z`.
    public var iso8601: String {
        let (days, rest) = split
        let date = Self.date(days)
        let day = "\(Self.padded(date.year, 4))-\(Self.padded(date.month, 2))-\(Self.padded(date.day, 2))"
        return "\(day)T\(Self.clock(rest))Z"
    }

    /// A date of HTTP (RFC 9110 section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
    var httpDate: String {
        let (days, rest) = split
        let date = Self.date(days)
        let weekday = Self.weekdays[Int(((days % 7) + 11) % 7)]
        let month = Self.months[Int(date.month - 1)]
        return "\(weekday), \(Self.padded(date.day, 2)) \(month) \(Self.padded(date.year, 4)) \(Self.clock(rest)) GMT"
    }

    /// Whole days since 1970, and the seconds of the last.
    private var split: (days: Int64, rest: Int64) {
        let days = seconds >= 0 ? seconds / 86_400 : -((-seconds + 86_399) / 86_400)
        return (days, seconds - days * 86_400)
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func clock(_ seconds: Int64) -> String {
        "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(width - text.utf8.count, 0)) + text
    }

    /// Days from 1970 to a date of the proleptic Gregorian calendar; years are counted from March, so that the day that
    /// is not in every year is the last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return 365 * year + floored(year, 4) - floored(year, 100) + floored(year, 400) + dayOfYear - 719_468
    }

    private static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let days = days + 719_468
        let era = floored(days, 146_097)
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let calendarMonth = month < 10 ? month + 3 : month - 9
        return (
            yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth, dayOfYear - (153 * month + 2) / 5 + 1
        )
    }

    private static func floored(_ dividend: Int64, _ divisor: Int64) -> Int64 {
        dividend >= 0 ? dividend / divisor : -((-dividend + divisor - 1) / divisor)
    }
}
