/// Rows under a heading, columns aligned.
struct TextTable {
    private let heading: [String]
    private var rows: [[String]] = []

    init(_ heading: [String]) { self.heading = heading }

    mutating func add(_ row: [String]) { rows.append(row) }

    /// Every line but the heading is one row; line ends in cells become spaces.
    var text: String {
        let cells = ([heading] + rows).map { row in
            row.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
        }
        let widths = heading.indices.map { column in
            cells.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return cells.map { row in
            row.enumerated().map { column, cell in
                guard column + 1 < row.count, column < widths.count else { return cell }
                return cell + String(repeating: " ", count: max(0, widths[column] - cell.count))
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    /// At most that many characters.
    static func cut(_ text: String, to length: Int) -> String {
        text.count > length ? String(text.prefix(max(1, length - 1))) + "…" : text
    }

    /// `90 ms`, `1.25 s`, `3 min 20 s`.
    static func duration(_ seconds: Double?) -> String {
        guard let seconds, seconds.isFinite, seconds >= 0 else { return "" }
        if seconds < 1 { return "\(Int((seconds * 1_000).rounded())) ms" }
        if seconds < 60 { return "\((seconds * 100).rounded() / 100) s" }
        let whole = Int(min(seconds, 1e9))
        return whole < 3_600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3_600) h \(whole % 3_600 / 60) min"
    }
}
