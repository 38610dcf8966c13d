/// All sections and all cases, read once.
struct SpecificationSuite: Sendable {
    let sections: [SpecificationSection]
    let cases: [SpecificationCase]
    /// By section number: why it has no case.
    let reasons: [String: String]

    static let whole = Result { try SpecificationSuite() }

    private init() throws {
        sections = try SpecificationSection.all()
        let titles = Dictionary(sections.map { ($0.number, $0.name) }) { first, _ in first }
        var cases: [SpecificationCase] = []
        var reasons: [String: String] = [:]
        for url in try SpecificationFiles.sections() {
            let file = try SectionFile(url, titles: titles)
            cases += file.cases
            reasons.merge(file.reasons) { first, _ in first }
        }
        self.cases = cases
        self.reasons = reasons
    }

    func cases(of section: SpecificationSection) -> [SpecificationCase] { cases.filter { $0.section == section.name } }

    /// What can be executed; empty when the files cannot be read, which `CoverageTests` reports.
    static var executable: [SpecificationCase] { ((try? whole.get())?.cases ?? []).filter { $0.reason == nil } }
}
