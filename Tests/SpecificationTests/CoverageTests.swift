import Foundation
import Testing

/// Nothing of the text is left out without a reason, and `COVERAGE.md` says so.
@Suite struct CoverageTests {
    let suite: SpecificationSuite

    init() throws { suite = try SpecificationSuite.whole.get() }

    @Test func everyExampleHasItsCase() {
        for section in suite.sections {
            let cases = suite.cases(of: section)
            var numbers: [Int] = []
            var rows: [Int: [Int]] = [:]
            for example in cases {
                switch example.kind {
                case .example(let number), .counterExample(let number): numbers.append(number)
                case .tableRow(let table, let row): rows[table, default: []].append(row)
                case .own: break
                }
            }
            #expect(numbers.sorted() == Array(1..<section.examples + 1), "\(section.name)")
            for (position, count) in section.tableRows.enumerated() {
                #expect(rows[position + 1] == Array(1..<count + 1), "\(section.name), table \(position + 1)")
            }
            #expect(rows.count == section.tableRows.count, "\(section.name)")
        }
    }

    @Test func everySectionHasACaseOrAReason() {
        for section in suite.sections {
            let hasCase = !suite.cases(of: section).isEmpty
            #expect(hasCase != (suite.reasons[section.number] != nil), "\(section.name)")
        }
    }

    @Test func everyCaseBelongsToASection() {
        let names = Set(suite.sections.map(\.name))
        for example in suite.cases { #expect(names.contains(example.section), "\(example)") }
        #expect(Set(suite.reasons.keys).isSubset(of: Set(suite.sections.map(\.number))))
    }

    @Test func everyCaseExpectsSomethingOfItsKind() {
        for example in suite.cases where example.reason == nil {
            #expect(!example.blocks.isEmpty, "\(example)")
            if case .counterExample = example.kind {
                #expect([.errors, .printed, .response].contains { example[$0] != nil }, "\(example)")
            }
        }
    }

    /// `REGENERATE_GOLDEN=1 swift test --filter SpecificationTests` writes the table anew.
    @Test func theTableIsUpToDate() throws {
        let file = SpecificationFiles.folder.appending(path: "COVERAGE.md")
        let text = CoverageTable(suite: suite).text
        if ProcessInfo.processInfo.environment["REGENERATE_GOLDEN"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }
}
