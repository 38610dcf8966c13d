import GraphQLJSON

/// A message of the client.
///
/// | `type` | with | asks for |
/// |---|---|---|
/// | `subscribe` | `component`, `data`, `id` if it likes | the events of something, see `SocketSubscription` |
/// | `unsubscribe` | `id`, or `component` for all of one | no more of them |
/// | `ping`, `pong` | | a `pong`; nothing |
enum SocketRequest: Sendable, Hashable {
    case subscribe(id: String?, SocketSubscription)
    case unsubscribe(id: String)
    case unsubscribeAll(SocketComponent)
    case ping
    case pong

    private static let types = "subscribe, unsubscribe or ping"
    private static let maximumID = 128

    static func read(_ text: UnsafeRawBufferPointer, maxDepth: Int) throws(SocketProblem) -> SocketRequest {
        let value: JSONValue
        do { value = try JSONValue.parse(text.bindMemory(to: UInt8.self), maxDepth: maxDepth) } catch {
            throw SocketProblem("The message is no JSON: \(error.message) at byte \(error.offset).")
        }
        guard case .object(let message) = value else {
            throw SocketProblem(#"Send an object, such as {"type": "subscribe", "component": "workflow"}."#)
        }
        let id = try id(message)
        let component = try component(message, id: id)
        do throws(SocketProblem) {
            return try request(message, id, component)
        } catch {
            throw SocketProblem(error.message, component: component, id: id)
        }
    }

    private static func request(
        _ message: JSONObject, _ id: String?, _ component: SocketComponent?
    ) throws(SocketProblem) -> SocketRequest {
        let known = ["type", "component", "id", "data", "timestamp"]
        if let other = message.members.first(where: { !known.contains($0.key) }) {
            throw SocketProblem(
                "\(quote(other.key)) is not known: a message has type, component, id and data, and data the rest."
            )
        }
        switch message["type"]?.stringValue {
        case "ping": return .ping
        case "pong": return .pong
        case "unsubscribe":
            if let id { return .unsubscribe(id: id) }
            guard let component else {
                throw SocketProblem("Say what to unsubscribe from: the id of a subscription, or a component.")
            }
            return .unsubscribeAll(component)
        case "subscribe":
            guard let component else {
                throw SocketProblem("Say what to subscribe to: component must be ai, workflow or dashboard.")
            }
            return .subscribe(id: id, try SocketSubscription(component, try data(message)))
        case let type?: throw SocketProblem("The type \(quote(type)) is not known: send \(types).")
        case nil: throw SocketProblem("The message has no type: send \(types).")
        }
    }

    private static func id(_ message: JSONObject) throws(SocketProblem) -> String? {
        switch message["id"] {
        case nil, .null?: return nil
        case .string(let id)? where !id.isEmpty && id.utf8.count <= maximumID: return id
        default: throw SocketProblem("id must be a string of 1 to \(maximumID) bytes; leave it out to be given one.")
        }
    }

    private static func component(_ message: JSONObject, id: String?) throws(SocketProblem) -> SocketComponent? {
        switch message["component"] {
        case nil, .null?: return nil
        case .string(let name)?:
            if let component = SocketComponent(rawValue: name) { return component }
            throw SocketProblem("There is no component \(quote(name)): it must be ai, workflow or dashboard.", id: id)
        default: throw SocketProblem("component must be ai, workflow or dashboard.", id: id)
        }
    }

    private static func data(_ message: JSONObject) throws(SocketProblem) -> JSONObject {
        switch message["data"] {
        case nil, .null?: return [:]
        case .object(let data)?: return data
        default: throw SocketProblem("data must be an object.")
        }
    }

    /// Shown by its beginning.
    static func quote(_ text: String) -> String {
        let shown = String(String.UnicodeScalarView(text.unicodeScalars.prefix(40)))
        return "\"\(shown)\(shown == text ? "" : "…")\""
    }
}
