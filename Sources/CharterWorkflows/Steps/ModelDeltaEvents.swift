import GraphQLJSON

/// Gathers the pieces of an answer into events of the run, in order: a model writes a hundred pieces a second, each event
/// is a transaction.
actor ModelDeltaEvents {
    /// How long a piece waits for others at most.
    static let interval = Duration.milliseconds(100)
    /// How many bytes wait at most.
    static let bytes = 256

    private let step: StepInvocation
    private var gathered = ""
    private var count = 0
    /// The last event that is being written; each waits for the one before.
    private var writing: Task<Void, any Error>?

    init(_ step: StepInvocation) { self.step = step }

    /// Takes a piece; waits while enough of them wait to be written.
    func add(_ text: String) async throws {
        gathered += text
        if gathered.utf8.count >= Self.bytes { try await flush() }
    }

    /// Writes what was gathered, and returns once everything is written.
    func flush() async throws {
        if !gathered.isEmpty {
            let (before, text, index) = (writing, gathered, count)
            gathered = ""
            count += 1
            // A task of its own: to stop following an answer must not tear an event.
            writing = Task { [step] in
                try await before?.value
                try await step.journal.emit(
                    "model.delta",
                    [
                        "step": .string(step.step), "attempt": .int(Int64(step.attempt)), "index": .int(Int64(index)),
                        "text": .string(text),
                    ])
            }
        }
        try await writing?.value
    }
}
