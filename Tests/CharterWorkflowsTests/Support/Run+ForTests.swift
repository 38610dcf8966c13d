import Foundation
import GraphQLJSON

@testable import CharterWorkflows

extension Run {
    /// A run of which only some things matter.
    static func forTests(id: String = "r", kind: String = "test", name: String = "n", status: RunStatus) -> Run {
        Run(
            id: id, kind: kind, name: name, version: "", status: status, priority: 0, input: .null, output: nil,
            failure: nil, progress: 0, attempt: 1, losses: 0, isCancelRequested: false, userID: nil, parentID: nil,
            idempotencyKey: nil, concurrency: nil, due: nil, signals: [], deadline: nil,
            createdAt: Date(timeIntervalSince1970: 1_700_000_000), startedAt: nil, finishedAt: nil)
    }
}
