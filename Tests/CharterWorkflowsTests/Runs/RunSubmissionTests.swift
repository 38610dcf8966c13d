import Testing

@testable import CharterWorkflows

struct RunSubmissionTests {
    private func submission(_ change: (inout RunSubmission) -> Void) -> RunSubmission {
        var submission = RunSubmission(kind: "workflow", name: "review", input: [:])
        change(&submission)
        return submission
    }

    @Test func ordinaryValuesAreAccepted() throws {
        try submission { submission in
            submission.priority = -1_000
            submission.idempotencyKey = "k"
            submission.concurrency = RunSubmission.Concurrency(key: "k", limit: 1)
        }.check()
    }

    @Test func valuesOutOfRangeAreRefused() {
        let refused = [
            submission { $0.kind = "" }, submission { $0.priority = 1_001 }, submission { $0.idempotencyKey = "" },
            submission { $0.idempotencyKey = String(repeating: "x", count: 201) },
            submission { $0.concurrency = .init(key: "", limit: 1) },
            submission { $0.concurrency = .init(key: "k", limit: 0) }, submission { $0.name = "a\0b" },
            submission { $0.userID = "\0" },
        ]
        for submission in refused {
            #expect(throws: RunError.self) { try submission.check() }
        }
    }
}
