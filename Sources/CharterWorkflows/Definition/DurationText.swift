/// Durations as people write them: `250ms`, `30s`, `5m`, `1h30m`, `7d`.
public enum DurationText {
    /// What a wrong one is told.
    static let hint = "write a number with its unit, such as 250ms, 30s, 5m, 1h30m or 7d"
    /// A year and a day: whatever is longer is a mistake.
    public static let maximum = Duration.seconds(366 * 86_400)

    private static let units: [String: Duration] = [
        "ms": .milliseconds(1), "s": .seconds(1), "m": .seconds(60), "h": .seconds(3_600), "d": .seconds(86_400),
    ]

    /// The duration that a text says; nil when it says none, or one longer than `maximum`.
    public static func parse(_ text: String) -> Duration? {
        var total = Duration.zero
        var rest = Substring(text)
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let number = Double(digits), number.isFinite, let unit = units[String(unit)],
                number * unit.seconds <= maximum.seconds
            else { return nil }
            total += .seconds(number * unit.seconds)
        }
        return total <= maximum ? total : nil
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
