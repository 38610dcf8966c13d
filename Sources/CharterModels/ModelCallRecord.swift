import Foundation

/// A call of a model that has ended, in whichever way.
public struct ModelCallRecord: Sendable, Equatable {
    public var context: ModelCallContext
    /// When it began.
    public var startedAt: Date
    /// The registered name of the model.
    public var model: String
    /// What it was asked. Texts are as long as they are, up to `ModelCallRecord.maximumTextBytes`.
    public var prompt: String
    /// What it answered, or the part that arrived.
    public var response: String
    public var usage: ModelUsage
    public var outcome: ModelCallOutcome
    /// The stable code of the error that ended it, if one did.
    public var errorCode: String?
    /// Seconds.
    public var duration: Double

    public init(
        context: ModelCallContext = ModelCallContext(), startedAt: Date, model: String, prompt: String,
        response: String,
        usage: ModelUsage, outcome: ModelCallOutcome, errorCode: String? = nil, duration: Double
    ) {
        self.context = context
        self.startedAt = startedAt
        self.model = model
        self.prompt = prompt
        self.response = response
        self.usage = usage
        self.outcome = outcome
        self.errorCode = errorCode
        self.duration = duration
    }

    /// The most of a prompt and of a response that is kept, in bytes of UTF-8: 64 KiB.
    public static let maximumTextBytes = 64 << 10
}
