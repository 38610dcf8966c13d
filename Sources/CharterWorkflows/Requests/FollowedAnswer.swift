import CharterModels
import CharterResilience

/// A model's answer whose text is told while it is written.
enum FollowedAnswer {
    /// Asks and waits for the whole answer. Meanwhile `tell` is given the text that has come since it was called last, never
    /// empty and never twice at a time.
    /// - Throws: What the model or `tell` throws; `ModelError.truncated` when the answer has no end.
    static func follow(
        _ model: MeteredModel, _ request: ModelRequest, clock: WallClock,
        tell: @escaping @Sendable (String) async throws -> Void
    ) async throws -> ModelReply {
        let buffer = DeltaBuffer(clock: clock)
        return try await withThrowingTaskGroup(of: ModelReply?.self) { group in
            group.addTask {
                defer { buffer.end() }
                for try await event in model.streamChat(request) {
                    switch event {
                    case .delta(let piece): await buffer.add(piece)
                    case .finished(let reply): return reply
                    }
                }
                throw ModelError.truncated(model: model.name, partialText: "")
            }
            group.addTask {
                while let text = try await buffer.next() { try await tell(text) }
                return nil
            }
            var reply: ModelReply?
            while let result = try await group.next() { reply = result ?? reply }
            guard let reply else { throw ModelError.truncated(model: model.name, partialText: "") }
            return reply
        }
    }
}
