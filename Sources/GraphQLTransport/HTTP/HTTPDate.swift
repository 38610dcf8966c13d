#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The `Date` field's value, written again only when the second has changed (RFC 9110 section 5.6.7).
struct HTTPDate {
    private var second: Int = -1
    private(set) var bytes: [UInt8] = []

    /// Brings `bytes` up to date with `now`, seconds since 1970.
    mutating func update(to now: Int) {
        guard now != second else { return }
        second = now
        bytes = Self.format(now)
    }

    static func current() -> Int { time(nil) }

    /// For instance `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func format(_ seconds: Int) -> [UInt8] {
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        var instant = time_t(seconds)
        var parts = tm()
        gmtime_r(&instant, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(two(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \(Int(parts.tm_year) + 1900)"
        let clock = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
        return Array("\(days[Int(parts.tm_wday)]), \(date) \(clock) GMT".utf8)
    }
}
