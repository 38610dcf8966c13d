import AsyncHTTPClient
import Foundation

/// Speaks the embeddings API of one server on behalf of one registered model: in batches, and with less of a text that
/// the server finds too long.
struct EmbeddingClient: Sendable {
    let connection: ModelServerConnection
    let limits: EmbeddingLimits

    /// - Throws: `ModelError` or `CancellationError`.
    func embed(_ texts: [String]) async throws -> EmbeddingReply {
        let texts = texts.map { String($0.prefix(utf8Count: limits.textBytes)) }
        guard texts.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
            throw ModelError.invalidRequest(reason: "a text to embed is empty")
        }
        var reply = EmbeddingReply(vectors: [], usage: .none)
        for start in stride(from: 0, to: texts.count, by: limits.batch) {
            let batch = Array(texts[start..<min(start + limits.batch, texts.count)])
            let part = try await askShortened(batch)
            reply.vectors += part.vectors
            reply.usage = reply.usage + part.usage
        }
        guard reply.vectors.allSatisfy({ $0.count == reply.vectors[0].count }) else {
            throw connection.malformed("its vectors differ in length", partialText: "")
        }
        return reply
    }

    /// Asks, and asks with less of each text when the server says that there are too many tokens.
    private func askShortened(_ texts: [String]) async throws -> EmbeddingReply {
        var texts = texts
        var limit = limits.textBytes
        while true {
            do {
                return try await ask(texts)
            } catch ModelError.promptTooLong(let model, let detail) {
                limit /= 2
                let shorter = texts.map { String($0.prefix(utf8Count: limit)) }
                guard limit >= Self.shortest, shorter.allSatisfy({ $0.contains { !$0.isWhitespace } }) else {
                    throw ModelError.promptTooLong(model: model, detail: detail)
                }
                texts = shorter
            }
        }
    }

    /// Whoever finds this too long does not mean the length.
    private static let shortest = 64

    private func ask(_ texts: [String]) async throws -> EmbeddingReply {
        let body = try EmbeddingRequestBody(model: connection.endpoint.model, input: texts).encoded()
        let answer = try await connection.clock.run(limit: limits.timeout) {
            let response = try await connection.post(
                body, to: connection.endpoint.embeddingsURL, accepting: "application/json")
            return try await connection.wholeBody(of: response)
        }
        guard let answer else {
            throw ModelError.timeout(
                model: connection.model, phase: .total, limit: limits.timeout, partialText: "")
        }
        return try reply(from: answer, to: texts)
    }

    private func reply(from body: [UInt8], to texts: [String]) throws -> EmbeddingReply {
        let message: EmbeddingMessage?
        do {
            message = try JSONDecoder().decode(EmbeddingMessage.self, from: Data(body))
        } catch {
            message = nil
        }
        guard let message, let vectors = message.vectors(count: texts.count) else {
            if let reported = UpstreamErrorBody(json: body) {
                throw UpstreamFailure(model: connection.model).error(inStream: reported, partialText: "")
            }
            throw connection.malformed("it has no usable vector for each text", partialText: "")
        }
        let plausible = 0...Int(Int32.max)
        if let tokens = message.usage?.promptTokens, plausible.contains(tokens) {
            return EmbeddingReply(
                vectors: vectors, usage: ModelUsage(promptTokens: tokens, completionTokens: 0))
        }
        let estimate = texts.reduce(0) { $0 + TokenEstimate.tokens(in: $1) }
        return EmbeddingReply(
            vectors: vectors,
            usage: ModelUsage(promptTokens: estimate, completionTokens: 0, isEstimated: true))
    }
}
