import GraphQLExecution
import GraphQLJSON

@testable import CharterSocket
@testable import GraphQLTransport

/// The plain JSON socket under any order of events: an operation that was started ends once, none runs after the socket
/// has closed, never more run than are allowed, and every message has the form that the guide gives it.
///
/// Each line of the input is an event: a client's message, or the server's own when it begins with a digit.
struct JSONSocketTarget: FuzzTarget {
    let name = "jsonsocket"

    private static let maxSubscriptions = 3

    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        var socket = Socket(machine: JSONSocketProtocol(maxSubscriptions: Self.maxSubscriptions, now: { "now" }))
        socket.take(socket.machine.opened())
        for line in bytes.split(separator: 0x0A).prefix(100) { socket.event(Array(line)) }
        socket.take(socket.machine.closed())
        demand(socket.running.isEmpty, "An operation outlives its socket")
    }

    private struct Socket {
        var machine: JSONSocketProtocol
        var running: Set<SocketTicket> = []
        var started: SocketTicket = 0
        var isClosed = false

        mutating func event(_ line: [UInt8]) {
            switch line.first {
            case UInt8(ascii: "0"): take(machine.connectionAdmitted(nil))
            case UInt8(ascii: "1"): take(machine.connectionRefused("no"))
            case UInt8(ascii: "2"): take(machine.idled())
            case UInt8(ascii: "3"): take(machine.readerStalled())
            case UInt8(ascii: "4"): take(machine.drain(endless: running))
            case UInt8(ascii: "5"):
                take(machine.closed())
                isClosed = true
            case UInt8(ascii: "6"): ended(isRefused: line.count % 2 == 0)
            // An answer to the latest operation.
            case UInt8(ascii: "7"): take(line.dropFirst().withUnsafeBytes { machine.answered(started, $0) })
            default: take(line.withUnsafeBytes { machine.received($0) })
            }
        }

        private mutating func ended(isRefused: Bool) {
            guard let ticket = running.min() else { return }
            running.remove(ticket)
            take(machine.operationEnded(ticket, isRefused: isRefused))
        }

        mutating func take(_ actions: [SocketAction]) {
            demand(!isClosed || actions.isEmpty, "A closed socket acts: \(actions)")
            for action in actions {
                demand(!isClosed, "A socket acts behind its close: \(actions)")
                switch action {
                case .askAdmission: break
                case .send(let message): check(message)
                case .start(let ticket, _, _):
                    demand(ticket > started, "A ticket is used again")
                    started = ticket
                    running.insert(ticket)
                case .cancel(let ticket): running.remove(ticket)
                case .close(_, let reason):
                    isClosed = true
                    demand(!reason.isEmpty, "Closed without a reason")
                }
            }
            demand(running.count <= JSONSocketTarget.maxSubscriptions, "Too many operations")
            demand(!isClosed || running.isEmpty, "An operation outlives its socket")
        }

        private func check(_ message: JSONValue) {
            switch message["type"]?.stringValue {
            case "pong": break
            case "update", "error", "complete":
                guard case .object? = message["data"], message["timestamp"]?.stringValue != nil else {
                    fatalError("A message without data or timestamp")
                }
            default: fatalError("A message of another type")
            }
        }
    }
}
