import Foundation

/// The ids of runs: UUIDs of version 7 (RFC 9562), which begin with their time, so that new rows are neighbours in an index.
enum RunID {
    static func make(at time: Date, using generator: inout some RandomNumberGenerator) -> String {
        // 48 bits hold milliseconds until the year 10889; a clock outside of that is cut off.
        let milliseconds = UInt64(min(max(time.timeIntervalSince1970 * 1_000, 0), 281_474_976_710_655))
        let high = (milliseconds << 16) | 0x7000 | UInt64.random(in: 0...0xFFF, using: &generator)
        let low = (UInt64.random(in: .min ... .max, using: &generator) & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        let digits = Self.hex(high) + Self.hex(low)
        var text = ""
        for (position, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(position) { text.append("-") }
            text.append(digit)
        }
        return text
    }

    static func make(at time: Date) -> String {
        var generator = SystemRandomNumberGenerator()
        return make(at: time, using: &generator)
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
