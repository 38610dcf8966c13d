import Foundation

/// Reads the `Retry-After` header of HTTP.
public enum RetryAfter {
    /// A day: whatever is longer is a mistake, or no use to anyone waiting.
    private static let maximum = 86_400.0

    /// The delay that a header value asks for, zero for a date in the past; nil when it cannot be read.
    /// - Parameter value: Seconds, or an HTTP date such as `Sun, 06 Nov 1994 08:49:37 GMT`.
    public static func delay(_ value: String, now: Date) -> Duration? {
        let value = value.trimmingCharacters(in: .whitespaces)
        let seconds: Double
        if let number = Double(value), number.isFinite, number >= 0 {
            seconds = number
        } else if let date = date(value) {
            seconds = max(0, date.timeIntervalSince(now))
        } else {
            return nil
        }
        return .milliseconds(Int64((min(seconds, maximum) * 1000).rounded(.up)))
    }

    private static func date(_ value: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return formatter.date(from: value)
    }
}
