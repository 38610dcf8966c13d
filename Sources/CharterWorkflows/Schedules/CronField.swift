/// One of the five places of a cron expression.
enum CronField: Int, Sendable, CaseIterable {
    case minute
    case hour
    case dayOfMonth
    case month
    case dayOfWeek

    var title: String {
        switch self {
        case .minute: "minute"
        case .hour: "hour"
        case .dayOfMonth: "day of month"
        case .month: "month"
        case .dayOfWeek: "day of week"
        }
    }

    /// The values that may be written. Sunday is 0 and 7.
    var range: ClosedRange<Int> {
        switch self {
        case .minute: 0...59
        case .hour: 0...23
        case .dayOfMonth: 1...31
        case .month: 1...12
        case .dayOfWeek: 0...7
        }
    }

    /// Names that may be written instead of numbers, the first for the lowest value.
    var names: [String] {
        switch self {
        case .minute, .hour, .dayOfMonth: []
        case .month: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
        case .dayOfWeek: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
        }
    }
}

/// The values that a field lets through.
struct CronValues: Sendable, Hashable {
    private var bits: UInt64 = 0
    /// Whether the field is `*`, or steps through all: it says nothing about the day then.
    var isUnrestricted = false

    mutating func insert(_ value: Int) { bits |= 1 << UInt64(value & 63) }

    func contains(_ value: Int) -> Bool { bits & (1 << UInt64(value & 63)) != 0 }

    /// The lowest value from `value` on.
    func next(from value: Int) -> Int? {
        guard (0...63).contains(value) else { return nil }
        let rest = bits >> UInt64(value)
        return rest == 0 ? nil : value + rest.trailingZeroBitCount
    }
}
