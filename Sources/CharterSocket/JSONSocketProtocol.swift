import GraphQLExecution
import GraphQLJSON
import GraphQLTransport

/// The plain JSON socket of the platform's guide, for clients that speak no GraphQL: one more door onto the same
/// subscriptions.
///
/// 1. `SocketRequest` reads a message of the client, `SocketSubscription` what it wants to follow;
/// 2. `SocketOperations` are the GraphQL operations that give it;
/// 3. `SocketTranslation` makes messages of their events, `SocketMessage` writes them.
///
/// A bad message is answered with an `error` that names the fix, and the socket stays open: it closes for too many of
/// them, for too many subscriptions, and when nothing goes on for long.
public struct JSONSocketProtocol: SocketProtocol {
    public static let path = "/ws"

    private enum State {
        /// What the client says before it is admitted waits.
        case askingAdmission(waiting: [SocketRequest])
        case ready
        case closed
    }

    private struct Entry {
        let id: String
        var subscription: SocketSubscription
    }

    private let maxSubscriptions: Int
    private let maxDepth: Int
    /// The time, as messages have it that are not about an event.
    private let now: @Sendable () -> String
    private var state = State.askingAdmission(waiting: [])
    private var running: [SocketTicket: Entry] = [:]
    /// By the bytes of the ids: texts that look the same may be different ids.
    private var tickets: [[UInt8]: SocketTicket] = [:]
    private var lastTicket: SocketTicket = 0
    private var lastID = 0
    /// Bad messages without a good one between them.
    private var mistakes = 0

    private static let maxMistakes = 20

    /// - Parameters:
    ///   - maxSubscriptions: At once; the next one closes the socket with 4429.
    ///   - maxDepth: Nesting of JSON in messages.
    ///   - now: The time as ISO 8601 in UTC.
    public init(maxSubscriptions: Int = 25, maxDepth: Int = 64, now: @escaping @Sendable () -> String) {
        self.maxSubscriptions = maxSubscriptions
        self.maxDepth = maxDepth
        self.now = now
    }

    // MARK: From the client

    public mutating func opened() -> [SocketAction] { [.askAdmission(nil)] }

    public mutating func received(_ text: UnsafeRawBufferPointer) -> [SocketAction] {
        if case .closed = state { return [] }
        do throws(SocketProblem) {
            let request = try SocketRequest.read(text, maxDepth: maxDepth)
            mistakes = 0
            return try follow(request)
        } catch {
            mistakes += 1
            let answer = say(.error, error.component, error.id, Self.failure(error.message, code: "VALIDATION_ERROR"))
            return mistakes < Self.maxMistakes ? [answer] : [answer] + close(.badRequest, "Too many bad messages")
        }
    }

    private mutating func follow(_ request: SocketRequest) throws(SocketProblem) -> [SocketAction] {
        switch state {
        case .ready: break
        case .closed: return []
        case .askingAdmission(let waiting):
            guard waiting.count < maxSubscriptions else {
                return close(.tooManyRequests, "Too many messages before the connection was admitted")
            }
            state = .askingAdmission(waiting: waiting + [request])
            return []
        }
        switch request {
        case .ping: return [.send(["type": "pong", "timestamp": .string(now())])]
        case .pong: return []
        case .subscribe(let id, let subscription): return try subscribe(id, subscription)
        case .unsubscribe(let id):
            guard let ticket = tickets[Array(id.utf8)] else {
                throw SocketProblem("There is no subscription \(SocketRequest.quote(id)); it may have ended.", id: id)
            }
            return unsubscribe(ticket)
        case .unsubscribeAll(let component):
            let tickets = running.filter { $0.value.subscription.component == component }.keys.sorted()
            guard !tickets.isEmpty else {
                throw SocketProblem(
                    "There is no subscription of component \(component.rawValue); it may have ended.",
                    component: component)
            }
            return tickets.flatMap { unsubscribe($0) }
        }
    }

    private mutating func subscribe(
        _ id: String?, _ subscription: SocketSubscription
    ) throws(SocketProblem) -> [SocketAction] {
        if let id, tickets[Array(id.utf8)] != nil {
            throw SocketProblem(
                "There is a subscription \(SocketRequest.quote(id)) already: choose another id, or unsubscribe first.",
                component: subscription.component, id: id)
        }
        guard running.count < maxSubscriptions else {
            return close(.tooManyRequests, "Too many subscriptions at once: \(maxSubscriptions) is the most")
        }
        return [start(Entry(id: id ?? freeID(), subscription: subscription), subscription.request)]
    }

    private mutating func unsubscribe(_ ticket: SocketTicket) -> [SocketAction] {
        guard let entry = remove(ticket) else { return [] }
        return [.cancel(ticket), say(.complete, entry, ["reason": "unsubscribed"])]
    }

    // MARK: From the operations

    public mutating func answered(_ ticket: SocketTicket, _ response: UnsafeRawBufferPointer) -> [SocketAction] {
        guard let entry = running[ticket] else { return [] }
        guard let answer = try? JSONValue.parse(response.bindMemory(to: UInt8.self), maxDepth: 256) else {
            return fail(ticket, "The answer cannot be told as a message.", code: "INTERNAL_ERROR")
        }
        if case .array(let errors)? = answer["errors"], let error = errors.first {
            return fail(
                ticket, error["message"]?.stringValue ?? "The subscription failed.",
                code: error["extensions"]?["code"]?.stringValue ?? "INTERNAL_ERROR")
        }
        guard let translation = translate(answer["data"] ?? .null, entry.subscription) else {
            return submitted(ticket, entry, answer["data"] ?? .null)
        }
        let message = SocketMessage(
            kind: translation.kind, component: entry.subscription.component, id: entry.id, data: translation.data,
            timestamp: translation.timestamp ?? now())
        guard translation.isLast, entry.subscription.endsWithItsSubject else { return [.send(message.json)] }
        _ = remove(ticket)
        return [.send(message.json), .cancel(ticket)]
    }

    private func translate(_ data: JSONValue, _ subscription: SocketSubscription) -> SocketTranslation? {
        switch subscription {
        case .generate: nil
        case .request(let id, _): SocketTranslation.generation(data["aiRequestStream"] ?? .null, requestID: id)
        case .run: SocketTranslation.execution(data["workflowProgress"] ?? .null)
        case .runs: SocketTranslation.execution(data["workflowEvents"] ?? .null)
        case .metrics: SocketTranslation.metrics(data["systemMetricsStream"] ?? .null)
        }
    }

    /// A generation is a submitted request from here on; other answers without a translation are no news.
    private mutating func submitted(_ ticket: SocketTicket, _ entry: Entry, _ data: JSONValue) -> [SocketAction] {
        guard case .generate = entry.subscription else { return [] }
        guard let id = data["submitAIRequest"]?["id"]?.stringValue else {
            return fail(ticket, "The request was not submitted.", code: "INTERNAL_ERROR")
        }
        _ = remove(ticket)
        let subscription = SocketSubscription.request(id: id, after: nil)
        return [.cancel(ticket), start(Entry(id: entry.id, subscription: subscription), subscription.request)]
    }

    public mutating func operationEnded(_ ticket: SocketTicket, isRefused: Bool) -> [SocketAction] {
        guard let entry = remove(ticket) else { return [] }
        // There was nothing behind the position that the client went on from.
        return [say(.complete, entry, ["reason": "ended"])]
    }

    private mutating func fail(_ ticket: SocketTicket, _ message: String, code: String) -> [SocketAction] {
        guard let entry = remove(ticket) else { return [] }
        return [say(.error, entry, Self.failure(message, code: code)), .cancel(ticket)]
    }

    // MARK: From the server

    public mutating func connectionAdmitted(_ payload: JSONObject?) -> [SocketAction] {
        guard case .askingAdmission(let waiting) = state else { return [] }
        state = .ready
        return waiting.flatMap { request -> [SocketAction] in
            do throws(SocketProblem) { return try follow(request) } catch {
                return [say(.error, error.component, error.id, Self.failure(error.message, code: "VALIDATION_ERROR"))]
            }
        }
    }

    public mutating func connectionRefused(_ reason: String) -> [SocketAction] { close(.forbidden, reason) }

    public mutating func initialisationTimedOut() -> [SocketAction] { [] }

    public mutating func idled() -> [SocketAction] {
        close(.normal, "Nothing was subscribed to for long: connect again when there is")
    }

    public mutating func readerStalled() -> [SocketAction] { close(.tooManyRequests, "The reader is too slow") }

    /// Whoever connects again goes on behind its last position, so nothing needs to be waited for.
    public mutating func drain(endless: Set<SocketTicket>) -> [SocketAction] {
        close(.goingAway, "The server is shutting down: connect again and go on with after")
    }

    public mutating func closed() -> [SocketAction] {
        if case .closed = state { return [] }
        state = .closed
        let actions = running.keys.sorted().map(SocketAction.cancel)
        running = [:]
        tickets = [:]
        return actions
    }

    private mutating func close(_ code: WebSocketCloseCode, _ reason: String) -> [SocketAction] {
        if case .closed = state { return [] }
        return closed() + [.close(code, reason: reason)]
    }

    // MARK: Subscriptions

    private mutating func start(_ entry: Entry, _ request: GraphQLRequest) -> SocketAction {
        lastTicket += 1
        running[lastTicket] = entry
        tickets[Array(entry.id.utf8)] = lastTicket
        return .start(lastTicket, request, .handed)
    }

    private mutating func remove(_ ticket: SocketTicket) -> Entry? {
        guard let entry = running.removeValue(forKey: ticket) else { return nil }
        tickets[Array(entry.id.utf8)] = nil
        return entry
    }

    /// A number that is no subscription's id, for one that came without.
    private mutating func freeID() -> String {
        repeat { lastID += 1 } while tickets[Array("\(lastID)".utf8)] != nil
        return "\(lastID)"
    }

    // MARK: Messages

    private func say(_ kind: SocketMessage.Kind, _ entry: Entry, _ data: JSONObject) -> SocketAction {
        say(kind, entry.subscription.component, entry.id, data)
    }

    private func say(
        _ kind: SocketMessage.Kind, _ component: SocketComponent?, _ id: String?, _ data: JSONObject
    ) -> SocketAction {
        .send(SocketMessage(kind: kind, component: component, id: id, data: data, timestamp: now()).json)
    }

    private static func failure(_ message: String, code: String) -> JSONObject {
        ["error": .string(message), "code": .string(code)]
    }
}

extension SocketSubscription {
    /// Whether it is over with the generation or run that it is about.
    fileprivate var endsWithItsSubject: Bool {
        switch self {
        case .request, .run: true
        case .generate, .runs, .metrics: false
        }
    }
}
