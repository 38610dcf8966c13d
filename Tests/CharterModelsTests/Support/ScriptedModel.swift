import CharterModels

/// A model that says what it is told to, and finally fails if told so.
struct ScriptedModel: ModelProvider {
    var name = "scripted"
    var summary = "says what it is told to"
    var kind = ModelKind.openAICompatible
    var pieces: [String] = ["Hel", "lo"]
    var usage = ModelUsage(promptTokens: 3, completionTokens: 2)
    var failure: (any Error)?
    var currentAvailability = ModelAvailability.available
    var heard: @Sendable (ModelRequest) -> Void = { _ in }

    func availability() async -> ModelAvailability {
        currentAvailability
    }

    func chat(_ request: ModelRequest) async throws -> ModelReply {
        heard(request)
        if let failure { throw failure }
        return reply
    }

    func streamChat(_ request: ModelRequest) -> ModelReplyStream {
        heard(request)
        return ModelReplyStream {
            let script = Script(events: pieces.map { .delta($0) } + (failure == nil ? [.finished(reply)] : []), failure)
            return { try await script.next() }
        }
    }

    var reply: ModelReply {
        ModelReply(content: pieces.joined(), model: name, usage: usage, finishReason: .stop, responseTime: 0.5)
    }

    private actor Script {
        private var events: [ModelStreamEvent]
        private let failure: (any Error)?

        init(events: [ModelStreamEvent], _ failure: (any Error)?) {
            self.events = events
            self.failure = failure
        }

        func next() throws -> ModelStreamEvent? {
            if !events.isEmpty { return events.removeFirst() }
            if let failure { throw failure }
            return nil
        }
    }
}

extension ModelReplyStream {
    /// All events, and the error that ended them.
    func collected() async -> (events: [ModelStreamEvent], error: (any Error)?) {
        var events: [ModelStreamEvent] = []
        do {
            for try await event in self { events.append(event) }
            return (events, nil)
        } catch {
            return (events, error)
        }
    }
}
