import CharterModels
import Synchronization

/// An embedding model without a model: each word has a direction of its own, known synonyms share one, and a text goes
/// where its words go. The same text always gives the same.
final class WordEmbedding: EmbeddingProvider {
    let name: String
    let dimension: Int?
    private let state = Mutex<(failure: (any Error & Sendable)?, asked: [[String]])>((nil, []))

    private static let synonyms = ["boat": "ship", "vessel": "ship", "car": "truck", "lorry": "truck"]
    /// A text with this word is refused.
    static let unreadable = "unreadable"

    init(name: String = "words", dimension: Int = 32) {
        self.name = name
        self.dimension = dimension
    }

    var failure: (any Error & Sendable)? {
        get { state.withLock { $0.failure } }
        set { state.withLock { $0.failure = newValue } }
    }

    /// The texts of each call.
    var asked: [[String]] { state.withLock { $0.asked } }

    func availability() async -> ModelAvailability { .available }

    func embed(_ texts: [String]) async throws -> EmbeddingReply {
        try state.withLock { state in
            state.asked.append(texts)
            if let failure = state.failure { throw failure }
        }
        if texts.contains(where: { $0.contains(Self.unreadable) }) {
            throw ModelError.promptTooLong(model: name, detail: "unreadable")
        }
        return EmbeddingReply(
            vectors: texts.map(vector), usage: ModelUsage(promptTokens: texts.count, completionTokens: 0))
    }

    func vector(_ text: String) -> [Float] {
        var sum = [Float](repeating: 0.001, count: dimension ?? 1)
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
            var random = SeededRandom(Self.synonyms[String(word)] ?? String(word))
            for position in sum.indices { sum[position] += Float.random(in: -1...1, using: &random) }
        }
        return sum
    }
}

/// Numbers that look random and are always the same (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    init(_ text: String) {
        state = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A vector whose direction is any.
    mutating func vector(_ dimension: Int) -> [Float] {
        (0..<dimension).map { _ in
            (0..<4).reduce(Float(0)) { sum, _ in sum + Float.random(in: -1...1, using: &self) }
        }
    }
}
