import CharterStorage
import Foundation
import GraphQLJSON

/// A row of `runs`, with what only the machinery knows.
struct StoredRun: Sendable, Hashable {
    let run: Run
    let token: Int64
    let writes: Int64
    /// The time when it was read.
    let readAt: Date

    var lease: RunLease { RunLease(runID: run.id, token: token) }

    var machine: RunStateMachine {
        RunStateMachine(
            id: run.id, status: run.status, isCancelRequested: run.isCancelRequested, losses: run.losses)
    }

    /// An event of this run, from which on it has a status.
    func event(_ change: RunChange, status: RunStatus, progress: Double? = nil) -> RunEvent {
        RunEvent(kind: run.kind, name: run.name, status: status, progress: progress ?? run.progress, change: change)
    }

    /// How many columns `RunSQL.columns` has.
    static let columnCount = 27

    /// Reads a row of `RunSQL.columns`.
    init(_ row: SQLRow) throws(StorageError) {
        let statusText: String = try row.decode(4)
        guard let status = RunStatus(rawValue: statusText) else {
            throw .unexpectedColumn(position: 4, expected: "a status", found: statusText)
        }
        let userID: String = try row.decode(17)
        var concurrency: RunSubmission.Concurrency?
        if let key: String = try row.decode(20), let limit: Int = try row.decode(21) {
            concurrency = RunSubmission.Concurrency(key: key, limit: limit)
        }
        run = Run(
            id: try row.decode(0), kind: try row.decode(1), name: try row.decode(2), version: try row.decode(3),
            status: status, priority: try row.decode(5), input: try row.json(6) ?? .null, output: try row.json(7),
            failure: try row.json(8).flatMap(RunFailure.init(json:)), progress: try row.decode(9),
            attempt: try row.decode(10), losses: try row.decode(11), isCancelRequested: try row.decode(16),
            userID: userID.isEmpty ? nil : userID, parentID: try row.decode(18), idempotencyKey: try row.decode(19),
            concurrency: concurrency, due: try row.decode(12), signals: try row.texts(13),
            deadline: try row.decode(25), createdAt: try row.decode(22), startedAt: try row.decode(23),
            finishedAt: try row.decode(24))
        token = try row.decode(14)
        writes = try row.decode(15)
        readAt = try row.decode(26)
    }
}

extension SQLRow {
    /// What was written as JSON is not nested deeper than what programs and clients may give, with room for what wraps it.
    private static let maximumDepth = 256

    func json(_ position: Int) throws(StorageError) -> JSONValue? {
        guard let text: String = try decode(position) else { return nil }
        do {
            return try JSONValue.parse(text, maxDepth: Self.maximumDepth)
        } catch {
            throw .unexpectedColumn(position: position, expected: "JSON", found: "\(error)")
        }
    }

    /// A JSON array of strings; NULL is an empty one.
    func texts(_ position: Int) throws(StorageError) -> [String] {
        guard case .array(let values)? = try json(position) else { return [] }
        return values.compactMap(\.stringValue)
    }
}
