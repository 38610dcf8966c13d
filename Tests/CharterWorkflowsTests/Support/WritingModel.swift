import CharterModels
import Synchronization

/// A model that writes what it is told to, fails when it is told to, and waits where a test wants it to.
final class WritingModel: ModelProvider {
    let name: String
    let summary = "writes what it is told to"
    let kind = ModelKind.openAICompatible

    private let pieces: [String]
    private let failures: Mutex<[ModelError]>
    private let hold: @Sendable (Int) async throws -> Void
    private let heard = Mutex<[ModelRequest]>([])

    /// - Parameters:
    ///   - failures: What the first calls end with, each behind its first piece.
    ///   - hold: Called before each piece, with its number from 0.
    init(
        name: String = "writer", pieces: [String] = ["Hel", "lo, ", "world"], failures: [ModelError] = [],
        hold: @escaping @Sendable (Int) async throws -> Void = { _ in }
    ) {
        self.name = name
        self.pieces = pieces
        self.failures = Mutex(failures)
        self.hold = hold
    }

    var requests: [ModelRequest] { heard.withLock { $0 } }

    var reply: ModelReply {
        ModelReply(
            content: pieces.joined(), model: name, upstreamModel: "upstream",
            usage: ModelUsage(promptTokens: 3, completionTokens: 2), finishReason: .stop, responseTime: 0.5)
    }

    func availability() async -> ModelAvailability { .available }

    func chat(_ request: ModelRequest) async throws -> ModelReply { reply }

    func streamChat(_ request: ModelRequest) -> ModelReplyStream {
        ModelReplyStream {
            self.heard.withLock { $0.append(request) }
            let failure = self.failures.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            let place = Mutex(0)
            return {
                let number = place.withLock { place in
                    defer { place += 1 }
                    return place
                }
                if let failure, number == 1 { throw failure }
                guard number < self.pieces.count else {
                    return number == self.pieces.count ? .finished(self.reply) : nil
                }
                try await self.hold(number)
                return .delta(self.pieces[number])
            }
        }
    }
}
