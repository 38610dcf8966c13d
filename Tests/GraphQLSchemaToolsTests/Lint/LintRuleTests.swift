import GraphQLLanguage
import Testing

@testable import GraphQLSchemaTools

@Suite struct LintRuleTests {
    @Test func aReportKnowsElementAndPlace() throws {
        let document = try Document.parse("\"d\" type Query { a: Int }")
        let subject = LintSubject(documents: [document], schema: nil)
        var report = LintReport()
        report.begin("r", .error)
        report.add("name", at: subject.elements[0])
        report.add("place", at: 17, of: subject.elements[1])
        #expect(report.reported.map(\.offset) == [9, 17])
        #expect(report.reported.map(\.start) == [0, 17])
        #expect(report.reported.allSatisfy { $0.rule == "r" && $0.severity == .error && $0.document == 0 })
        #expect(subject.document(of: subject.elements[0]) === document)
    }
}
