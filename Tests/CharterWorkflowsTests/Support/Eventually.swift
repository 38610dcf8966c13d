import Testing

/// Waits until a condition holds, for two minutes at most; what has not happened by then will not.
func eventually(
    _ condition: () async throws -> Bool, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
    for _ in 0..<24_000 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("the condition never came true", sourceLocation: sourceLocation)
}
