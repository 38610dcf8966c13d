import GraphQLLanguage
import Testing

@testable import GraphQLSchemaTools

@Suite struct LintConfigurationTests {
    private func mistakes(_ text: String) -> [String] {
        do throws(LintConfigurationErrors) {
            _ = try LintConfiguration(Source(text, name: "c.json"))
            return []
        } catch {
            return error.lines
        }
    }

    @Test func rulesHaveTheirOwnSeverityUnlessConfigured() throws {
        let configuration = try LintConfiguration(
            Source("{\"rules\": {\"type-names\": \"off\", \"argument-descriptions\": \"warn\"}}", name: "c.json"))
        #expect(configuration.severity(of: TypeNamesRule.self) == nil)
        #expect(configuration.severity(of: ArgumentDescriptionsRule.self) == .warning)
        #expect(configuration.severity(of: FieldNamesRule.self) == .error)
        #expect(LintConfiguration().severity(of: EnumValueDescriptionsRule.self) == nil)
    }

    @Test func everyMistakeIsLocated() {
        #expect(
            mistakes("{\n \"rules\": {\n  \"type-name\": \"warn\",\n  \"field-names\": 1 },\n \"extends\": []\n}") == [
                "c.json:3:3: error: There is no rule \"type-name\". Did you mean \"type-names\"?",
                "c.json:4:18: error: A rule is \"off\", \"warn\" or \"error\".",
                "c.json:5:2: error: Unknown key \"extends\". The one key is \"rules\".",
            ])
        #expect(mistakes("{}") == [])
        #expect(mistakes("[]").first?.hasPrefix("c.json:1:1: error: This is no JSON object: ") == true)
        #expect(mistakes("{\"rules\": ").first?.hasPrefix("c.json:1:11: error: ") == true)
        #expect(mistakes("{\"rules\": {}} x").count == 1)
        #expect(mistakes("").count == 1)
    }
}
