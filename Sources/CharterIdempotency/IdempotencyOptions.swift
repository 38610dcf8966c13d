/// How long keys are kept, and what of answers.
public struct IdempotencyOptions: Sendable, Hashable {
    /// How long an answer is given again, from its end.
    public var retention: Duration
    /// How long a claim holds without being renewed: so long a request waits whose server was killed. It is renewed
    /// three times as often.
    public var lease: Duration
    /// Bytes of a body that are kept; of a longer one it is only known that there was one.
    public var maximumBody: Int
    /// How often expired keys are deleted.
    public var cleaningInterval: Duration
    /// Keys that one statement deletes, so that none holds others up for long.
    public var cleaningBatch: Int

    public init(
        retention: Duration = .seconds(86_400), lease: Duration = .seconds(30), maximumBody: Int = 256 * 1024,
        cleaningInterval: Duration = .seconds(600), cleaningBatch: Int = 1_000
    ) {
        self.retention = retention
        self.lease = lease
        self.maximumBody = max(0, maximumBody)
        self.cleaningInterval = cleaningInterval
        self.cleaningBatch = max(1, cleaningBatch)
    }
}
