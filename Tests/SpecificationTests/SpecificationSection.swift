import Foundation

/// A section of the September 2025 edition: how many examples its text has.
struct SpecificationSection: Sendable {
    let number: String
    let title: String
    /// Code examples, whatever their language, in the order of the text from 1.
    let examples: Int
    /// By table of examples: its rows.
    let tableRows: [Int]

    var name: String { number == title ? title : "\(number) \(title)" }

    /// All sections in the order of the text, as `Contents.txt` lists them.
    static func all() throws -> [SpecificationSection] {
        let text = try String(contentsOf: SpecificationFiles.folder.appending(path: "Contents.txt"), encoding: .utf8)
        return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 4, let examples = Int(cells[2]) else {
                throw SectionMistake("Contents.txt: \"\(line)\" is not number, title, examples and table rows.")
            }
            let rows = cells[3].split(separator: " ").compactMap { Int($0) }.filter { $0 > 0 }
            return SpecificationSection(number: cells[0], title: cells[1], examples: examples, tableRows: rows)
        }
    }
}

/// Where the suite keeps its cases, its contents and its coverage.
enum SpecificationFiles {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    /// The section files in the order of their chapters.
    static func sections() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: folder.appending(path: "Sections"), includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "md" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}

/// Something in the suite's own files that cannot be read.
struct SectionMistake: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
