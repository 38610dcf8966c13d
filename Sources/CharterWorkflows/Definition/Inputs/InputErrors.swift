/// What is wrong with the inputs of a run: every mistake, up to a bound.
public struct InputErrors: Error, Sendable, Hashable, CustomStringConvertible {
    public struct Mistake: Sendable, Hashable, CustomStringConvertible {
        /// Where, such as `inputs.files[2].name`.
        public let path: String
        /// What, and how to mend it.
        public let message: String

        public var description: String { "\(path): \(message)" }
    }

    public let mistakes: [Mistake]

    /// What is listed at most.
    static let maxMistakes = 50

    public var description: String { mistakes.map(\.description).joined(separator: "\n") }
}
