/// How a call ended.
public enum ModelCallOutcome: String, Sendable, CaseIterable {
    /// With a complete answer.
    case completed
    /// With an error and no text.
    case failed
    /// With an error after part of the text.
    case interrupted
    /// Because nobody was listening any more.
    case clientGone
}

/// What one model, or all of them, did since the start of the process.
public struct ModelUsageTotals: Sendable, Equatable {
    /// Calls begun; the sum of the four outcomes and `inFlight`.
    public var calls = 0
    public var inFlight = 0
    public var completed = 0
    public var failed = 0
    public var interrupted = 0
    public var clientGone = 0
    /// Tokens as reported by the models.
    public var promptTokens = 0
    public var completionTokens = 0
    /// Tokens estimated where a model reported none; not contained in the figures above.
    public var estimatedPromptTokens = 0
    public var estimatedCompletionTokens = 0
    /// Seconds, summed over all ended calls.
    public var responseTime = 0.0

    public init() {}

    /// All tokens, reported and estimated.
    public var totalTokens: Int {
        promptTokens + completionTokens + estimatedPromptTokens + estimatedCompletionTokens
    }

    mutating func add(_ outcome: ModelCallOutcome, usage: ModelUsage, responseTime: Double) {
        inFlight -= 1
        switch outcome {
        case .completed: completed += 1
        case .failed: failed += 1
        case .interrupted: interrupted += 1
        case .clientGone: clientGone += 1
        }
        if usage.isEstimated {
            estimatedPromptTokens += usage.promptTokens
            estimatedCompletionTokens += usage.completionTokens
        } else {
            promptTokens += usage.promptTokens
            completionTokens += usage.completionTokens
        }
        self.responseTime += responseTime
    }

    static func + (left: ModelUsageTotals, right: ModelUsageTotals) -> ModelUsageTotals {
        var sum = left
        sum.calls += right.calls
        sum.inFlight += right.inFlight
        sum.completed += right.completed
        sum.failed += right.failed
        sum.interrupted += right.interrupted
        sum.clientGone += right.clientGone
        sum.promptTokens += right.promptTokens
        sum.completionTokens += right.completionTokens
        sum.estimatedPromptTokens += right.estimatedPromptTokens
        sum.estimatedCompletionTokens += right.estimatedCompletionTokens
        sum.responseTime += right.responseTime
        return sum
    }
}

/// The ledger's counts at one moment.
public struct ModelUsageSnapshot: Sendable, Equatable {
    /// By registered name; models that were never asked are absent.
    public var byModel: [String: ModelUsageTotals]

    public init(byModel: [String: ModelUsageTotals] = [:]) {
        self.byModel = byModel
    }

    /// The sum over all models.
    public var total: ModelUsageTotals {
        byModel.values.reduce(ModelUsageTotals(), +)
    }
}
