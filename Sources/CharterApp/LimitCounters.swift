import CharterObservability
import GraphQLLanguage
import GraphQLTransport

/// How often each limit was passed: those of operations by their own names, those of connections by what refused them.
struct LimitCounters: Sendable {
    /// Limits that the doors hold, by the HTTP status that tells of them.
    private static let byStatus = [408: "time_to_send", 413: "body", 414: "request_line", 431: "header"]
    /// The same for sockets, by close code.
    private static let byCloseCode: [(code: WebSocketCloseCode, name: String)] = [
        (.messageTooBig, "message"), (.initialisationTimeout, "socket_init"), (.tooManyRequests, "socket_operations"),
    ]

    private let counters: [String: Counter]

    init() {
        let names =
            OperationLimit.allCases.map(\.rawValue) + Self.byStatus.values + Self.byCloseCode.map(\.name)
        counters = Dictionary(uniqueKeysWithValues: names.map { ($0, Counter()) })
    }

    func exceeded(_ limit: OperationLimit) { counters[limit.rawValue]?.increment() }

    /// A request was refused with a status before it reached GraphQL.
    func refused(status: Int) {
        if let name = Self.byStatus[status] { counters[name]?.increment() }
    }

    func closed(_ code: WebSocketCloseCode?) {
        if let name = Self.byCloseCode.first(where: { $0.code == code })?.name { counters[name]?.increment() }
    }

    /// Names and counts, by name.
    var all: [(name: String, count: Int)] {
        counters.map { ($0.key, $0.value.value) }.sorted { $0.name < $1.name }
    }
}
