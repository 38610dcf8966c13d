import Testing

@testable import CharterModels

struct ModelParametersTests {
    @Test(arguments: [
        ModelParameters(),
        ModelParameters(maximumTokens: 1, temperature: 0, topP: 1),
        ModelParameters(temperature: 2, topP: 0.01, seed: -1),
    ])
    func rangesAreInclusive(parameters: ModelParameters) throws {
        try parameters.validate()
    }

    @Test(arguments: [
        (ModelParameters(maximumTokens: 0), "maximumTokens"),
        (ModelParameters(temperature: 2.1), "temperature"),
        (ModelParameters(temperature: .nan), "temperature"),
        (ModelParameters(topP: 0), "topP"),
        (ModelParameters(topP: 1.1), "topP"),
    ])
    func whatIsOutOfRangeIsNamed(parameters: ModelParameters, name: String) {
        #expect { try parameters.validate() } throws: { "\($0)".hasPrefix(name) }
    }
}
