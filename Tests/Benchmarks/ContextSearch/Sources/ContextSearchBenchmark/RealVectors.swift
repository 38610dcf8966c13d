import AsyncHTTPClient
import CharterModels
import Foundation
import Logging

/// Sentences with the vectors that the local model makes of them. They are kept in a file, since it takes minutes.
struct RealVectors: Codable {
    var sentences: [String]
    var vectors: [[Float]]

    static func make(_ sentences: [String], root: URL, cache: URL, logger: Logger) async throws -> RealVectors {
        if let data = try? Data(contentsOf: cache), let kept = try? JSONDecoder().decode(RealVectors.self, from: data),
            kept.sentences.count >= sentences.count
        {
            return RealVectors(
                sentences: Array(kept.sentences.prefix(sentences.count)),
                vectors: Array(kept.vectors.prefix(sentences.count)))
        }
        report("making vectors of \(sentences.count) sentences with the local model …")
        let made = try await withModel(root, logger) { model in
            var vectors: [[Float]] = []
            for start in stride(from: 0, to: sentences.count, by: 64) {
                vectors += try await model.embed(Array(sentences[start..<min(start + 64, sentences.count)])).vectors
            }
            return RealVectors(sentences: sentences, vectors: vectors)
        }
        try FileManager.default.createDirectory(
            at: cache.deletingLastPathComponent(), withIntermediateDirectories: true)
        try JSONEncoder().encode(made).write(to: cache)
        return made
    }

    /// Runs the body with the local model, installed by `Deploy/local-model/install.sh`.
    static func withModel<Result: Sendable>(
        _ root: URL, _ logger: Logger, _ body: @Sendable (any EmbeddingProvider) async throws -> Result
    ) async throws -> Result {
        let directory =
            ProcessInfo.processInfo.environment["CHARTER_LOCAL_MODEL_DIR"] ?? root.path + "/.charter/local-model"
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: .modelCalls())
        let server = LocalModelServer(
            configuration: LocalModelServerConfiguration(
                directory: directory, launcherPath: root.path + "/Deploy/local-model/launcher.py"),
            httpClient: http, logger: logger)
        let running = Task { await server.run() }
        let outcome: Swift.Result<Result, any Error>
        do {
            for await state in server.states() {
                if case .ready = state { break }
            }
            outcome = .success(try await body(LocalEmbeddingProvider(server: server, httpClient: http, logger: logger)))
        } catch {
            outcome = .failure(error)
        }
        running.cancel()
        await running.value
        try await http.shutdown()
        return try outcome.get()
    }
}
