import Testing

@testable import GraphQLSchemaTools

@Suite struct SpecifiedLintRulesTests {
    @Test func namesAreUniqueAndInOneStyle() {
        let names = SpecifiedLintRules.all.map { $0.name }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.allSatisfy { $0 == "-" || $0.isLowercase } })
        #expect(SpecifiedLintRules.all.allSatisfy { $0.summary.hasSuffix(".") })
    }

    @Test func rulesAreFoundByName() {
        #expect(SpecifiedLintRules.rule("type-names") == TypeNamesRule.self)
        #expect(SpecifiedLintRules.rule("nothing") == nil)
    }
}
