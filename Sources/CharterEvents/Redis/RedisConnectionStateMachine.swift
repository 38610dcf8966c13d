/// Our side of one connection to Redis: what happens goes in, what to do comes out.
///
/// A value without I/O, clock or tasks. The greeting is `HELLO 3` with the credentials; a server that does not know it is
/// spoken to in version 2 of the protocol. Then the connection does one thing: listen to a channel, or publish.
struct RedisConnectionStateMachine: Sendable {
    enum Role: Sendable, Hashable {
        case listener(channel: String)
        case publisher(channel: String)
    }

    enum Action: Sendable, Hashable {
        /// Send a command, which may hold a password.
        case send([String])
        /// The listener hears from now on, the publisher may publish.
        case ready
        /// A message of the channel.
        case deliver(String)
        /// There is room for another message to publish.
        case publishMore
        case close(RedisError)
    }

    private enum State: Hashable {
        case waitingForConnection
        case waitingForHello
        case waitingForAuthentication
        case waitingForClientInfo
        case waitingForSubscription
        case ready
        case closed
    }

    /// What is sent and not answered yet, oldest first; answers come in this order.
    private enum Asked: Hashable {
        case ping
        case publish
    }

    let role: Role
    /// Messages that may be under way to Redis without its answer.
    let window: Int
    private let credentials: RedisCredentials?
    private var state = State.waitingForConnection
    private var asked: [Asked] = []

    init(role: Role, credentials: RedisCredentials?, window: Int = 64) {
        self.role = role
        self.credentials = credentials
        self.window = window
    }

    var isReady: Bool { state == .ready }

    /// Whether `publish` would be taken now.
    var mayPublish: Bool {
        guard case .publisher = role else { return false }
        return state == .ready && asked.count < window
    }

    // MARK: From the connection

    mutating func connected() -> [Action] {
        guard state == .waitingForConnection else { return [] }
        state = .waitingForHello
        return [.send(["HELLO", "3"] + (credentials?.greeting ?? []))]
    }

    mutating func received(_ value: RESPValue) -> [Action] {
        switch state {
        case .waitingForConnection: close(.unexpected(reason: "an answer before any command"))
        case .waitingForHello: receivedGreeting(value)
        case .waitingForAuthentication: receivedAuthentication(value)
        // Known since Redis 7.2, and only for its list of clients.
        case .waitingForClientInfo: begin()
        case .waitingForSubscription: receivedSubscription(value)
        case .ready: receivedWhenReady(value)
        case .closed: []
        }
    }

    mutating func receivedInvalid(_ error: RESPError) -> [Action] { close(.unexpected(reason: "\(error)")) }

    /// The socket is gone.
    mutating func disconnected() -> [Action] { close(.closed) }

    // MARK: From our side

    /// Time for a sign of life. One that is still missing since the last time ends the connection, and so does a greeting
    /// that is not over.
    mutating func pingDue() -> [Action] {
        switch state {
        case .closed: return []
        case .ready where !asked.contains(.ping):
            asked.append(.ping)
            return [.send(["PING"])]
        default: return close(.unresponsive)
        }
    }

    /// Publishes a message. Ask `mayPublish` first: what comes without room is dropped.
    mutating func publish(_ message: String) -> [Action] {
        guard mayPublish, case .publisher(let channel) = role else { return [] }
        asked.append(.publish)
        return [.send(["PUBLISH", channel, message])]
    }

    // MARK: The greeting

    private mutating func receivedGreeting(_ value: RESPValue) -> [Action] {
        switch value {
        case .map, .array: return sayWhoWeAre()
        case .error(let reason) where Self.isAboutAuthentication(reason): return close(.authentication(reason: reason))
        // Not ours to work around: it is still reading its file, or its master is away.
        case .error(let reason) where reason.hasPrefix("LOADING") || reason.hasPrefix("MASTERDOWN"):
            return close(.refused(command: "HELLO", reason: reason))
        case .error:
            guard let credentials else { return sayWhoWeAre() }
            state = .waitingForAuthentication
            return [.send(credentials.command)]
        default: return close(.unexpected(reason: "the answer to HELLO is none"))
        }
    }

    private mutating func receivedAuthentication(_ value: RESPValue) -> [Action] {
        switch value {
        case .simple: sayWhoWeAre()
        case .error(let reason): close(.authentication(reason: reason))
        default: close(.unexpected(reason: "the answer to AUTH is none"))
        }
    }

    private mutating func sayWhoWeAre() -> [Action] {
        state = .waitingForClientInfo
        return [.send(["CLIENT", "SETINFO", "LIB-NAME", "charter"])]
    }

    private mutating func begin() -> [Action] {
        switch role {
        case .listener(let channel):
            state = .waitingForSubscription
            return [.send(["SUBSCRIBE", channel])]
        case .publisher:
            state = .ready
            return [.ready, .publishMore]
        }
    }

    private mutating func receivedSubscription(_ value: RESPValue) -> [Action] {
        switch value {
        case .push(let elements), .array(let elements):
            guard elements.first?.text == "subscribe" else {
                return close(.unexpected(reason: "the answer to SUBSCRIBE is none"))
            }
            state = .ready
            return [.ready]
        case .error(let reason) where Self.isAboutAuthentication(reason): return close(.authentication(reason: reason))
        case .error(let reason): return close(.refused(command: "SUBSCRIBE", reason: reason))
        default: return close(.unexpected(reason: "the answer to SUBSCRIBE is none"))
        }
    }

    // MARK: At work

    private mutating func receivedWhenReady(_ value: RESPValue) -> [Action] {
        switch value {
        case .push(let elements): return receivedPush(elements)
        // Version 2 has no type of its own for what was not asked for.
        case .array(let elements): return receivedPush(elements)
        default: break
        }
        guard let answered = asked.first else { return close(.unexpected(reason: "an answer to nothing")) }
        asked.removeFirst()
        if case .error(let reason) = value {
            return close(.refused(command: answered == .ping ? "PING" : "PUBLISH", reason: reason))
        }
        return answered == .publish ? [.publishMore] : []
    }

    private mutating func receivedPush(_ elements: [RESPValue]) -> [Action] {
        guard case .listener(let channel) = role else { return [] }
        switch elements.first?.text {
        case "message":
            guard elements.count == 3, elements[1].text == channel, let message = elements[2].text else {
                return close(.unexpected(reason: "a message of another channel"))
            }
            return [.deliver(message)]
        // What version 2 answers to PING while listening.
        case "pong":
            guard let position = asked.firstIndex(of: .ping) else {
                return close(.unexpected(reason: "an answer to nothing"))
            }
            asked.remove(at: position)
            return []
        // The server ended the subscription, as it does when the rights of the user change.
        case "unsubscribe": return close(.refused(command: "SUBSCRIBE", reason: "the subscription was ended"))
        default: return []
        }
    }

    private mutating func close(_ error: RedisError) -> [Action] {
        guard state != .closed else { return [] }
        state = .closed
        asked = []
        switch error {
        case .authentication(let reason):
            return [.close(.authentication(reason: credentials?.redact(reason) ?? reason))]
        case .refused(let command, let reason):
            return [.close(.refused(command: command, reason: credentials?.redact(reason) ?? reason))]
        case .unexpected, .unresponsive, .closed: return [.close(error)]
        }
    }

    /// Error replies start with a code in capitals.
    private static func isAboutAuthentication(_ reason: String) -> Bool {
        ["NOAUTH", "WRONGPASS", "NOPERM"].contains { reason.hasPrefix($0) }
    }
}
