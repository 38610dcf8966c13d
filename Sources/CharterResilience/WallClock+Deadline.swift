extension WallClock {
    /// Runs the operation, but gives up on it after `limit`.
    /// - Returns: nil when time ran out; the operation has then been cancelled and has ended.
    /// - Throws: What the operation throws.
    public func run<Value: Sendable>(
        limit: Duration, _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        guard limit > .zero else { return nil }
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await operation() }
            group.addTask {
                try await sleep(limit)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }
}
