import CharterWorkflows

/// Some steps that take a random moment each.
public struct ChaosProgram: RunProgram {
    public static let kind = "chaos"

    private let steps: Int
    private let milliseconds: ClosedRange<Int>
    private let log: ChaosLog

    public init(steps: Int, milliseconds: ClosedRange<Int>, log: ChaosLog) {
        self.steps = steps
        self.milliseconds = milliseconds
        self.log = log
    }

    public func advance(_ run: ClaimedRun, _ journal: any RunJournal) async throws -> RunOutcome {
        let done = try await journal.steps()
        for number in 0..<steps where done["step\(number)"]?.status != .completed {
            let step = "step\(number)"
            try await journal.begin(step, attempt: 1)
            log.write(.executed, run.id, step)
            try await Task.sleep(for: .milliseconds(Int.random(in: milliseconds)))
            try await journal.complete(step, output: .int(Int64(number)))
            log.write(.finished, run.id, step)
        }
        return .succeeded(output: .int(Int64(steps)))
    }
}
