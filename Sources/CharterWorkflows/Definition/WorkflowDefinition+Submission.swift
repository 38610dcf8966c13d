import CharterResilience
import Foundation
import GraphQLJSON

extension WorkflowDefinition {
    /// The kind of the runs of workflows.
    public static let runKind = "workflow"

    /// A run of this workflow as it is enqueued: inputs checked and filled in, the definition's priority, time limit and
    /// concurrency applied.
    /// - Parameter priority: Instead of the definition's.
    /// - Throws: `InputErrors` with every mistake in the inputs.
    public func submission(
        _ input: JSONValue, userID: String? = nil, idempotencyKey: String? = nil, priority: Int? = nil, now: Date
    ) throws(InputErrors) -> RunSubmission {
        let input = try validated(input)
        let key: String?
        do throws(EvaluationError) { key = try concurrencyKey(for: input) } catch {
            throw InputErrors(mistakes: [.init(path: "inputs", message: "the concurrency key has no value: \(error)")])
        }
        return RunSubmission(
            kind: Self.runKind, name: name, version: version, input: input, userID: userID,
            priority: priority ?? self.priority, deadline: timeout.map { now.addingTimeInterval($0.inSeconds) },
            idempotencyKey: idempotencyKey,
            concurrency: key.flatMap { key in
                concurrency.map { RunSubmission.Concurrency(key: Self.bounded(key), limit: $0.limit) }
            })
    }

    /// Keys of any length, told apart as before.
    private static func bounded(_ key: String) -> String {
        if key.isEmpty { return " " }
        return key.utf8.count <= 200 ? key : DefinitionParser.version(of: key)
    }
}

extension DefinitionCatalog {
    /// What is enqueued by the clock, as the current definitions have it. A schedule is known by its workflow, its cron
    /// expression and its inputs, so that moving it within its file fires nothing twice. Asked for right before each look
    /// at the clock, since deadlines count from now.
    public var schedules: [Schedule] {
        definitions.flatMap { definition in
            definition.schedules.compactMap { schedule in
                // Its inputs were checked with the definition.
                guard let submission = try? definition.submission(schedule.inputs, now: clock.now()) else { return nil }
                let digest = DefinitionParser.version(of: schedule.inputs.jsonText).prefix(12)
                return Schedule(
                    name: "\(definition.name) \(schedule.cron.text) \(digest)", cron: schedule.cron,
                    submission: submission)
            }
        }
    }
}
