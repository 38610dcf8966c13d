/// What the local model server is doing.
public enum LocalModelServerState: Sendable, Equatable {
    /// The process runs and loads its model.
    case starting
    /// It answers at this endpoint, until the state changes.
    case ready(OpenAICompatibleEndpoint)
    /// It cannot be asked; the reason says what is missing and how to supply it. It is tried again by itself.
    case unavailable(reason: String)
}

extension LocalModelServerState {
    /// What models of this server say of themselves.
    var availability: ModelAvailability {
        switch self {
        case .ready: .available
        case .starting: .starting
        case .unavailable(let reason): .unavailable(reason: reason)
        }
    }
}
