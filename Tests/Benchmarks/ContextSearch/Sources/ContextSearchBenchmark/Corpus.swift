import CharterModels
import Foundation

/// Contexts of two sentences each, with the vectors that a model of mean pooling would nearly make of them: the mean of
/// the sentences' own, weighted by their lengths, and some noise. Sentences that ask are in no context.
final class Corpus: EmbeddingProvider {
    let name = "benchmark"
    let dimension: Int?
    let contents: [String]
    let vectors: [[Float]]
    let questions: [(text: String, vector: [Float])]
    private let byText: [String: Int]
    private let byQuestion: [String: Int]

    /// - Parameter noise: The length of the noise against that of the vector.
    init(_ real: RealVectors, count: Int, questions asked: Int, noise: Float) {
        var random = SeededRandom(2)
        let told = real.sentences.count - asked
        var contents: [String] = []
        var vectors: [[Float]] = []
        for number in 0..<count {
            let (first, second) = (Int.random(in: 0..<told, using: &random), Int.random(in: 0..<told, using: &random))
            // Numbered, since no two are to be alike; without space in front, which models are not given.
            let content = "\(number): \(real.sentences[first]). \(real.sentences[second])."
            let (left, right) = (real.vectors[first], real.vectors[second])
            let share =
                Float(real.sentences[first].count) / Float(real.sentences[first].count + real.sentences[second].count)
            var vector = zip(left, right).map { $0 * share + $1 * (1 - share) }
            let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
            let scale = noise * length / Float(vector.count).squareRoot()
            for position in vector.indices { vector[position] += random.normal() * scale }
            contents.append(content)
            vectors.append(vector)
        }
        self.contents = contents
        self.vectors = vectors
        dimension = vectors.first?.count
        // People do not type whole sentences: the three longest words of each.
        let asking = (told..<real.sentences.count).map { number in
            let words = real.sentences[number].split { !$0.isLetter }.map(String.init)
            let longest = Set(words).sorted { ($1.count, $1) < ($0.count, $0) }.prefix(3)
            return (text: longest.prefix(number % 3 + 1).joined(separator: " "), vector: real.vectors[number])
        }
        var seen: Set<String> = []
        questions = asking.filter { seen.insert($0.text).inserted }
        byText = Dictionary(contents.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        byQuestion = Dictionary(questions.enumerated().map { ($1.text, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func availability() async -> ModelAvailability { .available }

    func embed(_ texts: [String]) async throws -> EmbeddingReply {
        let found = texts.compactMap { text in
            byText[text].map { vectors[$0] } ?? byQuestion[text].map { questions[$0].vector }
        }
        return EmbeddingReply(vectors: found, usage: ModelUsage(promptTokens: 0, completionTokens: 0))
    }

    /// The contents nearest to a vector, by looking at all of them.
    func nearest(to vector: [Float], count: Int) -> [Int] {
        let target = Self.unit(vector)
        let similarities = vectors.map { other in
            var product: Float = 0
            var squares: Float = 0
            for position in 0..<other.count {
                product += other[position] * target[position]
                squares += other[position] * other[position]
            }
            return product / squares.squareRoot()
        }
        return Array(similarities.indices.sorted { similarities[$0] > similarities[$1] }.prefix(count))
    }

    private static func unit(_ vector: [Float]) -> [Float] {
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { $0 / length }
    }
}
