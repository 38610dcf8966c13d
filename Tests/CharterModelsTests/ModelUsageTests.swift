import Testing

@testable import CharterModels

struct ModelUsageTests {
    @Test func theTotalIsTheSumUnlessReported() {
        #expect(ModelUsage(promptTokens: 2, completionTokens: 3).totalTokens == 5)
        #expect(ModelUsage(promptTokens: 2, completionTokens: 3, totalTokens: 9).totalTokens == 9)
    }

    @Test(arguments: [("", 0), ("a", 1), ("four", 1), ("fiver", 2), ("漢字", 2)])
    func textsAreEstimatedByTheirBytes(text: String, tokens: Int) {
        let usage = ModelUsage.estimated(for: [], reply: text)
        #expect(usage == ModelUsage(promptTokens: 0, completionTokens: tokens, isEstimated: true))
    }
}
