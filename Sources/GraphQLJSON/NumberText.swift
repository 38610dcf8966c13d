/// The text of numbers that Swift and JavaScript write differently: very large and very small ones.
enum NumberText {
    /// What JavaScript makes of a finite number that Swift describes so: digits up to 21 places and down to 0.000001, an
    /// exponent without leading zeros beyond (ECMA-262, Number::toString).
    static func ofJavaScript(_ description: String) -> String {
        let parts = description.split(separator: "e")
        let sign = description.hasPrefix("-") ? "-" : ""
        let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let fraction = mantissa.count > 1 ? mantissa[1] : ""
        let all = mantissa[0] + fraction
        let leading = all.prefix { $0 == "0" }.count
        let digits = String(all.dropFirst(leading).reversed().drop { $0 == "0" }.reversed())
        // Where the point stands, counted from the first digit.
        let point = mantissa[0].count + exponent - leading
        return sign + text(digits, point)
    }

    private static func text(_ digits: String, _ point: Int) -> String {
        if point > 21 || point < -5 {
            let exponent = point - 1
            let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
            return digits.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
        }
        if point <= 0 { return "0." + zeros(-point) + digits }
        if point >= digits.count { return digits + zeros(point - digits.count) }
        return digits.prefix(point) + "." + digits.dropFirst(point)
    }

    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
}
