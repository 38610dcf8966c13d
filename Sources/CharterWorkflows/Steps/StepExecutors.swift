import AsyncHTTPClient
import CharterModels
import CharterResilience

/// Who does the work of each kind of step: the contents page of this folder.
///
/// | kind | executor | what it gives |
/// |---|---|---|
/// | `model` | `ModelStepExecutor` | `content`, `model`, `tokensUsed`, `finishReason` and more, see `ModelReply.json` |
/// | `http` | `HTTPStepExecutor` | `status`, `headers`, `body`, `encoding` |
/// | `transform` | `TransformStepExecutor` | the value of the template |
/// | `delay` | `DelayStepExecutor` | null |
/// | `wait` | `WaitStepExecutor` | the signal's payload |
/// | `n8n` | given to the initializer | the result of the n8n workflow |
public struct StepExecutors: Sendable {
    private var executors: [WorkflowStep.Kind: any StepExecutor]

    /// Executors of one's own.
    public init(_ executors: [WorkflowStep.Kind: any StepExecutor]) { self.executors = executors }

    /// The executors of a server.
    /// - Parameters:
    ///   - n8n: Nil when no n8n is configured: its steps then fail and say so.
    ///   - outbound: Where HTTP steps may go.
    public init(models: ModelRegistry, outbound: OutboundPolicy, n8n: (any StepExecutor)? = nil) {
        executors = [
            .model: ModelStepExecutor(models: models),
            .http: HTTPStepExecutor(policy: outbound),
            .transform: TransformStepExecutor(),
            .delay: DelayStepExecutor(),
            .wait: WaitStepExecutor(),
        ]
        executors[.n8n] = n8n
    }

    /// The executor of a kind, nil when the server is not set up for it.
    public subscript(kind: WorkflowStep.Kind) -> (any StepExecutor)? { executors[kind] }
}
