import Foundation

/// The cases of one file under `Sections`.
///
/// The file is Markdown. `##` opens a section by its number and `###` a case: `example 2: …`, `counter-example 3: …` or
/// `own: …`. Fenced blocks, named by what they hold (`SpecificationCase.Block`), belong to the heading above them; a
/// block of the file or of a section holds for all cases below that have none of their own, and an empty one takes
/// it back. `table 1: …` and `own table: …` hold one case a row, their columns named like blocks. A line
/// `Not executable: …` gives the reason of a case or section without blocks, `Note: …` a difference worth knowing.
struct SectionFile {
    private(set) var cases: [SpecificationCase] = []
    /// By section: why it has no case.
    private(set) var reasons: [String: String] = [:]

    private typealias Blocks = [SpecificationCase.Block: String]

    private let titles: [String: String]
    private var fileBlocks: Blocks = [:]
    private var sectionBlocks: Blocks = [:]
    private var section: String?
    private var heading: String?
    private var caseBlocks: Blocks = [:]
    private var reason: String?
    private var note: String?
    private var columns: [SpecificationCase.Block]?
    private var rows = 0
    private var owned = 0

    /// `titles`: by section, its number and title.
    init(_ url: URL, titles: [String: String]) throws {
        self.titles = titles
        let text = try String(contentsOf: url, encoding: .utf8)
        do {
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
            while let line = lines.popFirst() { try read(line, &lines) }
            try closeSection()
        } catch let mistake as SectionMistake {
            throw SectionMistake("\(url.lastPathComponent), \(section ?? "") \(heading ?? ""): \(mistake)")
        }
    }

    private mutating func read(_ line: Substring, _ rest: inout ArraySlice<Substring>) throws {
        if line.hasPrefix("### ") {
            try closeCase()
            heading = String(line.dropFirst(4))
        } else if line.hasPrefix("## ") {
            try closeSection()
            section = String(line.dropFirst(3))
            owned = 0
        } else if line.hasPrefix("```") {
            try readBlock(named: line.dropFirst(3), &rest)
        } else if line.hasPrefix("|") {
            try readRow(line)
        } else if line.hasPrefix("Not executable: ") {
            reason = String(line.dropFirst("Not executable: ".count))
        } else if line.hasPrefix("Note: ") {
            note = String(line.dropFirst("Note: ".count))
        }
    }

    private mutating func readBlock(named name: Substring, _ rest: inout ArraySlice<Substring>) throws {
        var lines: [Substring] = []
        while let line = rest.popFirst(), line != "```" { lines.append(line) }
        let block = try Self.block(name)
        let text = Self.unescaped(lines.joined(separator: "\n"))
        if heading != nil {
            caseBlocks[block] = text
        } else if section != nil {
            sectionBlocks[block] = text
        } else {
            fileBlocks[block] = text
        }
    }

    private static func block(_ name: some StringProtocol) throws -> SpecificationCase.Block {
        guard let block = SpecificationCase.Block(rawValue: String(name)) else {
            throw SectionMistake("There are no blocks \"\(name)\".")
        }
        return block
    }

    /// `<U+0009>` stands for a character that an editor or a reader would lose.
    private static func unescaped(_ text: String) -> String {
        text.replacing(#/<U\+([0-9A-F]{4,6})>/#) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? String(match.0)
        }
    }

    // MARK: Tables

    private mutating func readRow(_ line: Substring) throws {
        let cells = Self.cells(line)
        guard let columns else {
            columns = try cells.map(Self.block)
            return
        }
        if cells.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 == "-" } }) { return }
        guard cells.count == columns.count else { throw SectionMistake("A row has \(cells.count) cells: \(line)") }
        rows += 1
        var blocks = caseBlocks
        for (column, cell) in zip(columns, cells) where !cell.isEmpty { blocks[column] = Self.unescaped(cell) }
        add(try kind(), blocks)
    }

    /// The cells of a row, without the backticks around them; a bar inside backticks separates nothing.
    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isCode = false
        for character in line.dropFirst() {
            if character == "`" {
                isCode.toggle()
            } else if character == "|", !isCode {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells.dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
    }

    // MARK: Cases

    private mutating func kind() throws -> SpecificationCase.Kind {
        let words = (heading ?? "").prefix { $0 != ":" }.split(separator: " ")
        let number = words.last.flatMap { Int($0) }
        switch (words.first, number) {
        case ("example", let number?): return .example(number)
        case ("counter-example", let number?): return .counterExample(number)
        case ("table", let number?): return .tableRow(table: number, row: rows)
        case ("own", nil):
            owned += 1
            return .own(owned)
        default: throw SectionMistake("The heading names no case.")
        }
    }

    private mutating func add(_ kind: SpecificationCase.Kind, _ blocks: Blocks) {
        let title = (heading ?? "").drop { $0 != ":" }.dropFirst().trimmingCharacters(in: .whitespaces)
        let all = fileBlocks.merging(sectionBlocks) { $1 }.merging(blocks) { $1 }
            .filter { !$1.isEmpty || $0 == .errors }
        cases.append(
            SpecificationCase(
                section: section.flatMap { titles[$0] } ?? "", kind: kind, title: title,
                blocks: reason == nil ? all : [:], reason: reason, note: note))
    }

    private mutating func closeCase() throws {
        defer { (heading, caseBlocks, reason, note, columns, rows) = (nil, [:], nil, nil, nil, 0) }
        guard heading != nil else {
            if let section, let reason { reasons[section] = reason }
            return
        }
        if columns == nil { add(try kind(), caseBlocks) }
    }

    private mutating func closeSection() throws {
        try closeCase()
        sectionBlocks = [:]
    }
}
