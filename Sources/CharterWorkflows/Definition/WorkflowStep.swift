import CharterResilience

/// One step of a workflow.
public struct WorkflowStep: Sendable, Hashable {
    /// What kind of work it is; `StepExecutors` has who does it.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case model
        case http
        case n8n
        case transform
        case delay
        case wait
    }

    /// A step that has to have ended before.
    public struct Need: Sendable, Hashable {
        public let step: String
        /// Whether the step also runs when the other was skipped; its output is then null.
        public let isOptional: Bool
    }

    /// What happens to the run when the step has failed for good.
    public enum FailureMode: String, Sendable, Hashable, CaseIterable {
        /// The run fails.
        case fail
        /// The run goes on: what needs the step runs, and sees null as its output and the failure as its `error`.
        case `continue`
    }

    /// How often and when a step that failed is tried again. Only failures that a repetition may mend are.
    public struct Retry: Sendable, Hashable {
        /// How many attempts in all, 1 to 20.
        public let attempts: Int
        public let backoff: Backoff

        public static let standard = Retry(attempts: 3, backoff: Backoff())
    }

    /// The elements of a list, each of which the step runs for.
    public struct Repetition: Sendable, Hashable {
        /// Gives the list.
        public let list: TemplateExpression
        /// How many run at the same time, 1 to 32.
        public let concurrency: Int

        /// The most elements that a list may have.
        public static let maxElements = 1_000
    }

    public let name: String
    public let kind: Kind
    public let needs: [Need]
    /// The step is skipped when this is false.
    public let condition: TemplateExpression?
    public let repetition: Repetition?
    /// What the executor is given: an object with the members of the step's kind.
    public let input: ValueTemplate
    public let retry: Retry
    /// How long one attempt may work; waiting for a signal or a time does not count.
    public let timeout: Duration?
    public let onError: FailureMode
    /// Its part in the run's progress, in proportion to those of the other steps; above 0.
    public let weight: Double
}
