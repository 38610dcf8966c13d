import Testing

@testable import GraphQLSchemaTools

@Suite struct NumberTextTests {
    @Test(
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (-2.5, "-2.5"), (1000, "1000"), (123.456, "123.456"), (0.5, "0.5"),
            (0.000001, "0.000001"), (0.0000001, "1e-7"), (1.5e-10, "1.5e-10"), (1e20, "100000000000000000000"),
            (1e21, "1e+21"), (1.25e300, "1.25e+300"), (9_007_199_254_740_992, "9007199254740992"), (-1e-7, "-1e-7"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (.leastNonzeroMagnitude, "5e-324"), (.infinity, "0"),
        ] as [(Double, String)])
    func isWrittenAsJavaScriptDoes(number: Double, text: String) {
        #expect(NumberText.text(number) == text)
    }
}
