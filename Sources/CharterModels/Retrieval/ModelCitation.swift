/// A context that an answer was given, as the answer names it.
public struct ModelCitation: Sendable, Hashable {
    public var id: String
    /// What kind of context it is, in the words of who wrote it.
    public var type: String
    /// How well it fits the prompt; only good for comparing contexts of one answer.
    public var score: Double

    public init(id: String, type: String, score: Double) {
        self.id = id
        self.type = type
        self.score = score
    }
}
