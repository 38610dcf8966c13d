/// How long to wait for a model, by phase. All values are above zero.
public struct ModelTimeouts: Sendable, Equatable {
    /// Opening the connection.
    public var connect: Duration
    /// From sending the request to the first piece of the answer.
    public var firstToken: Duration
    /// Between two pieces of the answer.
    public var betweenTokens: Duration
    /// The whole call; the only limit, beside `connect`, on an answer that comes in one piece.
    public var total: Duration

    public init(
        connect: Duration = .seconds(5),
        firstToken: Duration = .seconds(30),
        betweenTokens: Duration = .seconds(30),
        total: Duration = .seconds(600)
    ) {
        self.connect = connect
        self.firstToken = firstToken
        self.betweenTokens = betweenTokens
        self.total = total
    }

    subscript(phase: ModelTimeoutPhase) -> Duration {
        switch phase {
        case .connect: connect
        case .firstToken: firstToken
        case .betweenTokens: betweenTokens
        case .total: total
        }
    }
}

/// The part of a call that took too long.
public enum ModelTimeoutPhase: String, Sendable, Equatable, CaseIterable {
    case connect
    case firstToken
    case betweenTokens
    case total

    /// What was waited for, as it reads in an error message.
    var expectation: String {
        switch self {
        case .connect: "accept a connection"
        case .firstToken: "begin its answer"
        case .betweenTokens: "continue its answer"
        case .total: "finish its answer"
        }
    }
}
