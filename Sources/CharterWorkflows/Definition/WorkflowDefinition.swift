import GraphQLJSON

/// A workflow as its file defines it, checked: what it takes, which steps it has and what it gives.
public struct WorkflowDefinition: Sendable, Hashable {
    /// What to call it.
    public let name: String
    /// The SHA-256 of the file's text, in hexadecimal: runs keep the version that they were enqueued with.
    public let version: String
    /// What it is for; empty when the file does not say.
    public let description: String
    /// In the order of the file.
    public let inputs: [ValueSchema.Property]
    /// In the order of the file.
    public let steps: [WorkflowStep]
    /// What a run gives; without it a run gives the outputs of the steps that no other step needs.
    public let output: ValueTemplate?
    /// When it is executed by itself.
    public let schedules: [WorkflowSchedule]
    /// How many runs may work at the same time; nil for any number.
    public let concurrency: WorkflowConcurrency?
    /// Runs of higher priority start first; -100 to 100, 0 when the file does not say.
    public let priority: Int
    /// How long a run may take from when it was asked for, waiting included; nil for any time.
    public let timeout: Duration?

    /// The names of the schemas of `inputs`, as one schema of an object.
    var inputSchema: ValueSchema { ValueSchema(type: .object, properties: inputs) }

    /// The step of a name.
    public func step(named name: String) -> WorkflowStep? { steps.first { $0.name == name } }

    /// The key that this definition's runs with an input share with those that count as the same; nil when any number may
    /// work at the same time. Takes inputs that are validated already.
    public func concurrencyKey(for input: JSONValue) throws(EvaluationError) -> String? {
        guard let concurrency else { return nil }
        return try concurrency.key.value(in: ExpressionScope([.inputs: input])).textInTemplate
    }
}

/// A time at which a workflow is executed by itself.
public struct WorkflowSchedule: Sendable, Hashable {
    public let cron: CronSchedule
    /// The inputs of its runs, validated already.
    public let inputs: JSONValue
}

/// How many runs may work at the same time.
public struct WorkflowConcurrency: Sendable, Hashable {
    /// A template over the inputs: runs whose keys are the same count together.
    public let key: ValueTemplate
    /// 1 to 1000.
    public let limit: Int
}
