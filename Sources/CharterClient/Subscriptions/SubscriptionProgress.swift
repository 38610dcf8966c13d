import GraphQLOperations
import Synchronization

/// What the connections of one subscription have brought so far.
final class SubscriptionProgress<Operation: GraphQLOperation>: Sendable {
    private struct State {
        var machine: ReconnectStateMachine
        var lastEventID: String?
        /// A stream without any event may have nothing to say behind the place where it was asked to begin.
        var mayEnd = true
    }

    private let isLast: (@Sendable (Operation.Data) -> Bool)?
    private let began = ContinuousClock.now
    private let state: Mutex<State>

    init(
        _ policy: ReconnectPolicy, isLast: (@Sendable (Operation.Data) -> Bool)?, type: Operation.Type
    ) {
        self.isLast = isLast
        let machine = ReconnectStateMachine(policy, isResumable: Operation.isResumable)
        state = Mutex(State(machine: machine))
    }

    /// Behind which event the operation goes on.
    var position: String? { state.withLock { $0.machine.position } }
    /// The same as the transport names it. Only a resumable operation may be begun behind it: the identifiers of other
    /// streams mean nothing to a server.
    var lastEventID: String? { Operation.isResumable ? state.withLock { $0.lastEventID } : nil }
    /// Whether the stream may be over behind the event that came last.
    var mayEnd: Bool { state.withLock { $0.mayEnd } }

    func opened() {
        let now = ContinuousClock.now - began
        state.withLock { $0.machine.opened(at: now) }
    }

    func retry(after wait: Duration) { state.withLock { $0.machine.asked(toWait: wait) } }

    /// Whether the event is a new one.
    func received(_ data: Operation.Data, id: String?) -> Bool {
        let position = Operation.position(of: data)
        let isLast = isLast.map { $0(data) }
        return state.withLock { state in
            guard state.machine.received(position: position) else { return false }
            if let id { state.lastEventID = id }
            if let isLast { state.mayEnd = isLast }
            return true
        }
    }

    func lost(_ error: ClientError) -> ReconnectStateMachine.Decision {
        let now = ContinuousClock.now - began
        return state.withLock { state in
            var generator = SystemRandomNumberGenerator()
            return state.machine.lost(error, at: now, using: &generator)
        }
    }
}
