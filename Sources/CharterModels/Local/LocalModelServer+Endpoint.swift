extension LocalModelServer {
    /// The endpoint of this moment, for which a call waits while the server starts.
    /// - Parameters:
    ///   - model: The registered name, for errors.
    ///   - limit: How long a call waits at most.
    /// - Throws: `ModelError.unavailable`, or `CancellationError`.
    func endpoint(
        for model: String, within limit: Duration, clock: ModelClock
    ) async throws -> OpenAICompatibleEndpoint {
        if case .ready(let endpoint) = state { return endpoint }
        let endpoint = try await clock.run(limit: limit) { [self] () async throws -> OpenAICompatibleEndpoint in
            for await state in states() {
                switch state {
                case .ready(let endpoint): return endpoint
                case .starting: continue
                case .unavailable(let reason):
                    throw ModelError.unavailable(model: model, reason: reason, isTemporary: false)
                }
            }
            throw CancellationError()
        }
        if let endpoint { return endpoint }
        throw ModelError.unavailable(model: model, reason: "it is still starting; try again shortly", isTemporary: true)
    }
}
