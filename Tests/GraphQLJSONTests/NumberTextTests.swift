import Testing

@testable import GraphQLJSON

@Suite struct NumberTextTests {
    @Test(arguments: [
        (1e-7, "1e-7"), (-1.5e-7, "-1.5e-7"), (1e-6, "0.000001"), (1.25e-5, "0.0000125"), (0.0001, "0.0001"),
        (0.00012, "0.00012"), (9_007_199_254_740_992, "9007199254740992"), (1.8014398509481984e16, "18014398509481984"),
        (12_345_678_901_234_567_168, "12345678901234567000"), (1e20, "100000000000000000000"),
        (-1e21, "-1e+21"), (1.5e300, "1.5e+300"), (123_456.5, "123456.5"), (-0.25, "-0.25"),
        (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (.leastNonzeroMagnitude, "5e-324"),
        (.leastNormalMagnitude, "2.2250738585072014e-308"),
    ])
    func numbersAreWrittenAsJavaScriptWritesThem(_ number: Double, _ text: String) throws {
        #expect(JSONValue.double(number).serializedText == text)
        #expect(Double(text) == number)
    }
}
