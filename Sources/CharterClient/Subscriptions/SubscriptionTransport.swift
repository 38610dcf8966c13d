import GraphQLJSON

/// One connection for one subscription, whatever it is made of.
protocol SubscriptionTransport: Sendable {
    /// Sends the request and hands over what comes until the stream is complete; throws `ClientError` when it ends
    /// otherwise, and `CancellationError` when the task was cancelled or `receive` wants no more. The connection is closed
    /// when it returns.
    ///
    /// - Parameters:
    ///   - lastEventID: the identifier of the last event that the client has.
    ///   - receive: takes one thing after another; false when nobody wants more. The connection is not read meanwhile.
    func run(
        _ request: OperationRequest, lastEventID: String?,
        receive: @escaping @Sendable (SubscriptionSignal) async throws -> Bool
    ) async throws
}

/// What happens on a subscription's connection.
enum SubscriptionSignal: Sendable, Equatable {
    /// The server has taken the subscription.
    case opened
    /// The server asks clients to wait at least that long before they come again.
    case retry(Duration)
    /// A response, as JSON, and its identifier where the transport gives one.
    case event([UInt8], id: String?)
}
