import CharterEvents
import CharterWorkflows
import Foundation
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

extension Workflow {
    init(_ definition: WorkflowDefinition) {
        self.init(
            name: definition.name, description: definition.description, version: definition.version,
            inputs: definition.inputs.map(WorkflowInput.init), steps: definition.steps.map(\.name),
            schedules: definition.schedules.map(\.cron.text))
    }
}

extension WorkflowInput {
    init(_ input: ValueSchema.Property) {
        self.init(
            name: input.name, type: input.schema.type.rawValue, required: input.schema.isRequired,
            description: input.schema.description, default: input.schema.defaultValue)
    }
}

extension RunFilter {
    /// - Throws: `VALIDATION_ERROR` for a status that does not exist.
    init(_ filter: WorkflowHistoryFilterInput?) throws {
        self.init()
        guard let filter else { return }
        name = filter.workflow.optional
        statuses = Set(
            try (filter.statuses.optional ?? []).map { text in
                guard let status = RunStatus(rawValue: text) else {
                    throw GraphQLError(
                        "There is no status \"\(text.prefix(100))\". They are "
                            + "\(RunStatus.allCases.map(\.rawValue).joined(separator: ", ")).", code: .validation)
                }
                return status
            })
        userID = filter.userId.optional?.rawValue
        from = filter.from.optional?.date
        to = filter.to.optional?.date
    }
}

extension WorkflowStatus {
    /// A run as clients see it at a time.
    init(_ run: Run, now: Date = Date()) {
        self.init(
            id: ID(run.id), status: run.status.rawValue, progress: run.progress, result: run.output.map(Self.text),
            error: run.failure?.message ?? (run.status == .cancelled ? "the run was cancelled" : nil),
            errorCode: run.failure?.code, workflow: run.name, version: run.version, input: run.input,
            output: run.output, attempt: run.attempt, priority: run.priority, userId: run.userID.map { ID($0) },
            createdAt: Timestamp.text(run.createdAt), startedAt: run.startedAt.map(Timestamp.text),
            finishedAt: run.finishedAt.map(Timestamp.text),
            duration: run.startedAt.map { max(0, (run.finishedAt ?? now).timeIntervalSince($0)) })
    }

    /// A text as it is, any other value as JSON.
    private static func text(_ output: JSONValue) -> String { output.stringValue ?? output.serializedText }
}

extension WorkflowStep {
    init(_ step: StepRecord) {
        self.init(
            name: step.name, status: step.status.rawValue, attempt: step.attempt, output: step.output,
            error: step.failure?.message, errorCode: step.failure?.code,
            startedAt: step.startedAt.map(Timestamp.text), finishedAt: step.finishedAt.map(Timestamp.text),
            duration: step.startedAt.flatMap { start in
                step.finishedAt.map { max(0, $0.timeIntervalSince(start)) }
            }, resumesAt: step.resumeAt.map(Timestamp.text), signal: step.signal)
    }
}

extension WorkflowEvent {
    /// An event of a workflow's run; nil for any other event. `position` is its place in what the client follows.
    init?(_ event: Event, position: (Event) -> String) {
        guard let change = RunEvent(event), change.kind == WorkflowDefinition.runKind else { return nil }
        self.init(
            id: ID(event.topic), workflow: change.name, sequence: Int(clamping: event.sequence),
            position: position(event), type: event.type, step: change.change.step, status: change.status.rawValue,
            progress: change.progress, data: change.change.data, timestamp: Timestamp.text(event.time))
    }
}
