/// Why a client's message cannot be followed, in words that name what to send instead.
struct SocketProblem: Error, Sendable, Hashable {
    let message: String
    var component: SocketComponent?
    var id: String?

    init(_ message: String, component: SocketComponent? = nil, id: String? = nil) {
        self.message = message
        self.component = component
        self.id = id
    }
}
