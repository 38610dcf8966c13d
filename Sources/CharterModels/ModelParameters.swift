/// How to sample an answer. An absent value leaves the choice to the model.
public struct ModelParameters: Sendable, Equatable {
    /// The most tokens to generate; 1 or more.
    public var maximumTokens: Int?
    /// Randomness, 0 (always the likeliest token) to 2.
    public var temperature: Double?
    /// Nucleus sampling: only tokens within this share of probability, above 0 and up to 1.
    public var topP: Double?
    /// Texts that end the answer where they appear.
    public var stop: [String]
    /// Asks for the same answer to the same request; models that cannot promise that ignore it.
    public var seed: Int?
    /// A JSON Schema, as JSON, that the answer follows; models that cannot be held to one ignore it.
    public var answerSchema: String?

    public init(
        maximumTokens: Int? = nil,
        temperature: Double? = nil,
        topP: Double? = nil,
        stop: [String] = [],
        seed: Int? = nil,
        answerSchema: String? = nil
    ) {
        self.maximumTokens = maximumTokens
        self.temperature = temperature
        self.topP = topP
        self.stop = stop
        self.seed = seed
        self.answerSchema = answerSchema
    }

    /// These parameters, with `defaults` where this value leaves the choice open.
    public func filled(from defaults: ModelParameters) -> ModelParameters {
        ModelParameters(
            maximumTokens: maximumTokens ?? defaults.maximumTokens,
            temperature: temperature ?? defaults.temperature,
            topP: topP ?? defaults.topP,
            stop: stop.isEmpty ? defaults.stop : stop,
            seed: seed ?? defaults.seed,
            answerSchema: answerSchema ?? defaults.answerSchema
        )
    }

    /// Checks the documented ranges.
    /// - Throws: `ModelError.invalidRequest` naming the first value out of range.
    func validate() throws(ModelError) {
        if let maximumTokens, maximumTokens < 1 {
            throw .invalidRequest(reason: "maximumTokens must be at least 1, not \(maximumTokens)")
        }
        if let temperature, !(0...2).contains(temperature) {
            throw .invalidRequest(reason: "temperature must be between 0 and 2, not \(temperature)")
        }
        if let topP, !(topP > 0 && topP <= 1) {
            throw .invalidRequest(reason: "topP must be above 0 and at most 1, not \(topP)")
        }
    }
}
