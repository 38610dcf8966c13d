/// "Did you mean …?": names that resemble a misspelt one.
public enum Suggestions {
    private static let maxSuggested = 5
    /// Bytes; comparing longer names would take time in the square of their length.
    private static let maxLength = 512

    /// The options that a reader of `input` may have meant, at most five, best first; names of equal distance in natural
    /// order, in which `a2` stands before `a10`.
    public static func list(_ input: String, among options: some Sequence<String>) -> [String] {
        guard input.utf8.count <= maxLength else { return [] }
        let threshold = input.utf8.count * 2 / 5 + 1
        var distance = LexicalDistance(input)
        var best: [(name: String, edits: Int)] = []
        for option in options {
            // Only what can still take the last place has to be measured exactly.
            let worst = best.count == maxSuggested ? best[maxSuggested - 1].edits : threshold
            guard let edits = distance.measure(option, threshold: min(worst, threshold)) else { continue }
            let place = best.firstIndex { precedes((option, edits), $0) } ?? best.count
            guard place < maxSuggested, !best.contains(where: { $0.name == option }) else { continue }
            best.insert((option, edits), at: place)
            if best.count > maxSuggested { best.removeLast() }
        }
        return best.map(\.name)
    }

    private static func precedes(_ left: (name: String, edits: Int), _ right: (name: String, edits: Int)) -> Bool {
        if left.edits != right.edits { return left.edits < right.edits }
        return naturallyPrecedes(Array(left.name.utf8), Array(right.name.utf8))
    }

    /// ` Did you mean "a", "b", or "c"?` with a leading space, of at most five; empty without suggestions.
    ///
    /// `subject` stands before the names, as in `Did you mean the enum value "A"?`.
    public static func didYouMean(_ suggestions: [String], subject: String? = nil) -> String {
        let names = suggestions.prefix(maxSuggested).map { "\"\($0)\"" }
        guard let last = names.last else { return "" }
        let list =
            switch names.count {
            case 1: last
            case 2: "\(names[0]) or \(last)"
            default: names.dropLast().joined(separator: ", ") + ", or " + last
            }
        return " Did you mean " + (subject.map { $0 + " " } ?? "") + list + "?"
    }

    /// Both in one: the suggestions for `input` as a sentence to append to a message.
    public static func didYouMean(
        _ input: String, among options: some Sequence<String>, subject: String? = nil
    ) -> String {
        didYouMean(list(input, among: options), subject: subject)
    }

    /// Natural order: runs of digits compare as numbers, everything else byte by byte.
    public static func naturallyPrecedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if isDigit(left[i]), isDigit(right[j]) {
                let (first, second) = (number(left, &i), number(right, &j))
                if first.count != second.count { return first.count < second.count }
                if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
            } else {
                if left[i] != right[j] { return left[i] < right[j] }
                i += 1
                j += 1
            }
        }
        return left.count < right.count
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// The digits at a position without leading zeros, so that longer means larger.
    private static func number(_ bytes: [UInt8], _ position: inout Int) -> ArraySlice<UInt8> {
        let start = position
        while position < bytes.count, isDigit(bytes[position]) { position += 1 }
        return bytes[start..<position].drop { $0 == 0x30 }
    }
}

/// Counts the edits between a fixed text and others: insertions, deletions, substitutions and swaps of neighbours; a
/// difference in case alone counts as one edit.
struct LexicalDistance {
    private let input: String
    private let lowered: [UInt8]
    /// Three rows of the table of distances, one behind the other.
    private var rows: [Int] = []
    /// The text compared with, in lower case.
    private var other: [UInt8] = []

    init(_ input: String) {
        self.input = input
        lowered = Self.lowercased(input)
    }

    /// The number of edits, or nil when it is above `threshold`.
    mutating func measure(_ option: String, threshold: Int) -> Int? {
        if option == input { return 0 }
        guard abs(option.utf8.count - lowered.count) <= threshold else { return nil }
        other.removeAll(keepingCapacity: true)
        for byte in option.utf8 { other.append(Self.lowercased(byte)) }
        if other == lowered { return 1 }
        let (long, short) = other.count < lowered.count ? (lowered, other) : (other, lowered)
        let width = short.count + 1
        if rows.count < 3 * width { rows = Array(repeating: 0, count: 3 * (width + threshold)) }
        let distance = rows.withUnsafeMutableBufferPointer { rows in
            long.withUnsafeBufferPointer { long in
                short.withUnsafeBufferPointer { Self.distance(long, $0, rows, width, threshold) }
            }
        }
        return distance <= threshold ? distance : nil
    }

    /// The distance of two texts, or some number above `threshold`. `rows` has room for three rows of `width`, which is
    /// one more than `short` has bytes.
    private static func distance(
        _ long: UnsafeBufferPointer<UInt8>, _ short: UnsafeBufferPointer<UInt8>,
        _ rows: UnsafeMutableBufferPointer<Int>,
        _ width: Int, _ threshold: Int
    ) -> Int {
        var (before, above, current) = (2 * width, width, 0)
        for column in 0..<width { rows[current + column] = column }
        for row in 1..<(long.count + 1) {
            (before, above, current) = (above, current, before)
            rows[current] = row
            var smallest = row
            for column in 1..<width {
                let cost = long[row - 1] == short[column - 1] ? 0 : 1
                var cell = min(rows[above + column], rows[current + column - 1]) + 1
                cell = min(cell, rows[above + column - 1] + cost)
                if row > 1, column > 1, long[row - 1] == short[column - 2], long[row - 2] == short[column - 1] {
                    cell = min(cell, rows[before + column - 2] + 1)
                }
                rows[current + column] = cell
                smallest = min(smallest, cell)
            }
            if smallest > threshold { return smallest }
        }
        return rows[current + short.count]
    }

    private static func lowercased(_ text: String) -> [UInt8] {
        text.utf8.map(lowercased)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }
}
