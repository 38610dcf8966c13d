import Foundation

/// The JSON of `POST /embeddings`, as it is sent.
struct EmbeddingRequestBody: Encodable {
    var model: String?
    var input: [String]

    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}

/// The JSON of its answer. Only what is used; every server adds keys of its own.
struct EmbeddingMessage: Decodable {
    struct Item: Decodable {
        var index: Int?
        var embedding: [Float]
    }

    struct Usage: Decodable {
        enum CodingKeys: String, CodingKey {
            case promptTokens = "prompt_tokens"
        }

        var promptTokens: Int?
    }

    var data: [Item]
    var usage: Usage?

    /// The vectors in the order of the texts; nil unless there is one for each, all of one length, of finite numbers
    /// that are not all zero.
    func vectors(count: Int) -> [[Float]]? {
        guard data.count == count else { return nil }
        var vectors = [[Float]?](repeating: nil, count: count)
        for (position, item) in data.enumerated() {
            let place = item.index ?? position
            guard vectors.indices.contains(place), vectors[place] == nil else { return nil }
            vectors[place] = item.embedding
        }
        let found = vectors.compactMap { $0 }
        let isUsable = found.allSatisfy { vector in
            vector.count == found[0].count && vector.allSatisfy(\.isFinite) && vector.contains { $0 != 0 }
        }
        return found.count == count && isUsable ? found : nil
    }
}
