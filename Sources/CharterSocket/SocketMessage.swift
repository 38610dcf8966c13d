import GraphQLJSON

/// A message to the client: `{"type", "component", "id"?, "data", "timestamp"}`.
struct SocketMessage: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
        /// It goes on.
        case update
        /// It failed, or the client's message cannot be followed.
        case error
        /// It ended well.
        case complete
    }

    var kind: Kind
    /// Nil when the client's message does not say which.
    var component: SocketComponent?
    /// The subscription, by the client's name for it.
    var id: String?
    var data: JSONObject
    /// ISO 8601 in UTC.
    var timestamp: String

    var json: JSONValue {
        var message: JSONObject = [
            "type": .string(kind.rawValue), "component": component.map { .string($0.rawValue) } ?? .null,
        ]
        if let id { message["id"] = .string(id) }
        message["data"] = .object(data)
        message["timestamp"] = .string(timestamp)
        return .object(message)
    }
}
