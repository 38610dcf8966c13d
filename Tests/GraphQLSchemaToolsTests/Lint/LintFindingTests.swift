import GraphQLLanguage
import Testing

@testable import GraphQLSchemaTools

@Suite struct LintFindingTests {
    private func finding(_ path: String?, _ line: Int, _ rule: String) -> LintFinding {
        LintFinding(
            severity: .warning, message: "m", rule: rule, path: path,
            location: path.map { _ in SourceLocation(line: line, column: 2) })
    }

    @Test func isOneLineThatEditorsUnderstand() {
        #expect(finding("a/b.graphql", 3, "r").description == "a/b.graphql:3:2: warning: m (r)")
        #expect(finding(nil, 0, "r").description == "warning: m (r)")
    }

    @Test func isOrderedByFilePlaceAndRule() {
        let sorted = [
            finding("b", 1, "r"), finding("a", 2, "r"), finding("a", 1, "s"), finding("a", 1, "r"),
            finding(nil, 1, "r"),
        ]
        .sorted().map(\.description)
        #expect(
            sorted == [
                "warning: m (r)", "a:1:2: warning: m (r)", "a:1:2: warning: m (s)", "a:2:2: warning: m (r)",
                "b:1:2: warning: m (r)",
            ])
    }
}
