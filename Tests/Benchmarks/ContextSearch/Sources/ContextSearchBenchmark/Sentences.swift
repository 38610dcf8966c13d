import Foundation

/// Sentences of this project: its documents, comments and descriptions, in a random order that is always the same.
enum Sentences {
    static func read(_ root: URL, count: Int) throws -> [String] {
        var sentences: Set<String> = []
        for folder in ["README.md", "Schema", "Sources", "Tests", "Deploy"] {
            for file in files(root.appending(path: folder)) {
                sentences.formUnion(
                    Self.sentences(of: try String(contentsOf: file, encoding: .utf8), file.pathExtension))
            }
        }
        var random = SeededRandom(1)
        return Array(sentences.sorted().shuffled(using: &random).prefix(count))
    }

    private static func files(_ place: URL) -> [URL] {
        let wanted: Set<String> = ["md", "swift", "graphql", "yaml", "py"]
        guard place.pathExtension.isEmpty else { return [place] }
        // What was built is hidden, and has folders that are called like files.
        let all =
            FileManager.default.enumerator(
                at: place, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])?.allObjects ?? []
        return all.compactMap { $0 as? URL }.filter { wanted.contains($0.pathExtension) }.sorted { $0.path < $1.path }
    }

    /// What stands in prose: comments of Swift, descriptions of schemas, paragraphs of documents.
    private static func sentences(of text: String, _ kind: String) -> [String] {
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let prose: [String] =
            switch kind {
            case "swift": lines.filter { $0.hasPrefix("///") }.map { $0.trimmingCharacters(in: ["/", " ", "-"]) }
            case "graphql", "py": lines.filter { $0.hasPrefix("\"") }.map { $0.trimmingCharacters(in: ["\"", " "]) }
            default: lines.filter { !$0.hasPrefix("|") && !$0.hasPrefix("#") }
            }
        return prose.joined(separator: " ").split(separator: ". ").map(String.init).filter { 40...300 ~= $0.count }
    }
}

/// Numbers that look random and are always the same (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Of a normal distribution, nearly: the sum of twelve of a uniform one.
    mutating func normal() -> Float {
        (0..<12).reduce(Float(-6)) { sum, _ in sum + Float.random(in: 0..<1, using: &self) }
    }
}
