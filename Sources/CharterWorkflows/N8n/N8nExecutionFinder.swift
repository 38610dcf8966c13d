import Foundation

/// Looks for an execution of ours among those of a workflow.
struct N8nExecutionFinder: Sendable {
    let client: N8nClient

    private static let pageSize = 50
    private static let maximumPages = 4
    /// Executions whose data are looked into, which costs a request each.
    private static let maximumLooks = 50

    /// - Throws: `N8nError` or `CancellationError`.
    func find(_ search: N8nExecutionSearch, of workflow: N8nID) async throws -> N8nExecutionSearch.Finding {
        var search = search
        let listed = try await queued(workflow) + started(workflow, after: search.earliest)
        for (number, candidate) in search.candidates(listed).enumerated() {
            guard number < Self.maximumLooks else {
                search.passed(over: candidate)
                continue
            }
            if let found = search.looked(at: candidate, with: try await withData(candidate)) { return .found(found) }
        }
        return search.finding
    }

    private func started(_ workflow: N8nID, after earliest: Date) async throws -> [N8nExecution] {
        var found: [N8nExecution] = []
        var cursor: String?
        for _ in 0..<Self.maximumPages {
            let page = try await client.executions(
                workflowID: workflow, startedAfter: earliest, limit: Self.pageSize, cursor: cursor)
            found += page.executions
            cursor = page.nextCursor
            if cursor == nil { break }
        }
        return found
    }

    /// Those that have not started have no time by which a list could be narrowed.
    private func queued(_ workflow: N8nID) async throws -> [N8nExecution] {
        do {
            return try await client.executions(workflowID: workflow, status: .new, limit: Self.pageSize).executions
        } catch N8nError.failed(400, _) {
            // Older servers know no such status.
            return []
        }
    }

    private func withData(_ candidate: N8nExecution) async throws -> N8nExecution? {
        do {
            return try await client.execution(candidate.id, includeData: true)
        } catch N8nError.notFound {
            return nil
        } catch N8nError.tooLarge, N8nError.malformed {
            return candidate
        }
    }
}
