import CharterModels
import CharterResilience
import Foundation
import Logging

/// Makes vectors of contents that have none of the present model: new ones, changed ones, and all when the model is
/// another. One replica does so at a time. A model that is away is asked again later; no write of a context waits for
/// it.
actor EmbeddingFiller {
    private let store: EmbeddingStore
    private let vectors: VectorStore
    private let model: any EmbeddingProvider
    private let options: ContextOptions
    private let clock: WallClock
    private let logger: Logger
    private let owner = UUID().uuidString.lowercased()
    nonisolated private let doorbell = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    /// Contents that the model refuses for good, by their versions.
    private var refused: [Int64: Int64] = [:]

    private static let batch = 16
    /// Characters of a content that are read; models read less.
    private static let characters = 16_000
    private static let maximumRefused = 10_000
    private static let backoff = Backoff(base: .seconds(1), maximum: .seconds(60))

    init(
        _ store: EmbeddingStore, vectors: VectorStore, model: any EmbeddingProvider, options: ContextOptions,
        clock: WallClock, logger: Logger
    ) {
        self.store = store
        self.vectors = vectors
        self.model = model
        self.options = options
        self.clock = clock
        self.logger = logger
    }

    /// Says that there may be something to do.
    nonisolated func wake() { doorbell.continuation.yield() }

    /// Works until the task is cancelled.
    func run() async {
        await withTaskGroup { group in
            group.addTask { await self.work() }
            group.addTask { await self.tick() }
        }
        // Not cancelled, as this task is.
        await Task { await release() }.value
    }

    /// Looks from time to time by itself: for what others wrote, and for a model that has come back.
    private func tick() async {
        while !Task.isCancelled {
            wake()
            do {
                try await clock.sleep(options.embeddingInterval)
            } catch {
                return
            }
        }
    }

    private func work() async {
        var failures = 0
        for await _ in doorbell.stream {
            do {
                try await fill()
                failures = 0
            } catch {
                guard !Task.isCancelled else { return }
                failures += 1
                logger.log(
                    level: failures == 1 ? .warning : .debug, "contexts wait for their vectors",
                    metadata: ["model": "\(model.name)", "error": "\(error)"])
                do {
                    try await clock.sleep(Self.backoff.delay(before: failures))
                } catch {
                    return
                }
                wake()
            }
        }
    }

    private func release() async {
        do {
            try await store.release(owner: owner)
        } catch {
            logger.debug("the right to make vectors runs out by itself", metadata: ["error": "\(error)"])
        }
    }

    /// Makes all vectors that are missing, unless another replica does so.
    /// - Throws: What the model throws when it is away, and what the database throws.
    func fill() async throws {
        if case .unavailable = await model.availability() { return }
        var position: Int64 = 0
        while try await hold() {
            let pending = try await store.pending(
                model: model.name, after: position, limit: Self.batch, characters: Self.characters)
            guard let last = pending.last else { break }
            position = last.number
            try await embed(pending.filter { refused[$0.number] != $0.contentVersion })
        }
        try await vectors.purge(before: clock.now().addingTimeInterval(-2 * VectorIndexLoader.patience))
    }

    private func hold() async throws -> Bool {
        // Replicas whose clocks differ by more than this make the same vectors twice, which harms nothing.
        let now = clock.now()
        return try await store.hold(
            owner: owner, now: now, until: now.addingTimeInterval(options.embeddingLease.inSeconds))
    }

    private func embed(_ contents: [PendingContent]) async throws {
        guard !contents.isEmpty else { return }
        do {
            let reply = try await model.embed(contents.map(\.text))
            guard reply.vectors.count == contents.count,
                reply.vectors.allSatisfy({ 1...ContextLimits.dimension ~= $0.count })
            else {
                throw ModelError.malformedReply(
                    model: model.name,
                    detail: "it has no vector of up to \(ContextLimits.dimension) numbers for each text",
                    partialText: "")
            }
            let embeddings = zip(contents, reply.vectors).map { ContentEmbedding(content: $0, vector: $1) }
            try await vectors.write(embeddings, model: model.name)
        } catch let error as ModelError where error.refusesTheText {
            guard let content = contents.first, contents.count == 1 else {
                // One of them is at fault; the others are not to suffer.
                for content in contents { try await embed([content]) }
                return
            }
            if refused.count >= Self.maximumRefused { refused = [:] }
            refused[content.number] = content.contentVersion
            logger.warning(
                "the model makes no vector of a context",
                metadata: ["number": "\(content.number)", "error": "\(error)"])
        }
    }
}

extension PendingContent {
    /// What the model is given: a beginning without words would tell it nothing.
    fileprivate var text: String {
        let text = content.drop { $0.isWhitespace }
        return text.isEmpty ? "." : String(text)
    }
}

extension ModelError {
    /// Whether it is the text that the model cannot do with, and not the model that is away.
    fileprivate var refusesTheText: Bool {
        switch self {
        case .invalidRequest, .promptTooLong: true
        case .upstream(_, let status, _, _): status.map { [400, 413, 422].contains($0) } ?? false
        default: false
        }
    }
}
