import GraphQLExecution
import GraphQLJSON

@testable import GraphQLTransport

/// The state machine of `graphql-transport-ws` under any order of events: an operation that was started ends once, none
/// runs after the socket has closed, and never more run than are allowed.
///
/// Each line of the input is an event: a client's message, or the server's own when it begins with a digit.
struct SocketTarget: FuzzTarget {
    let name = "socket"

    private static let maxOperations = 3

    func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        var socket = Socket(machine: GraphQLTransportWSStateMachine(maxOperations: Self.maxOperations))
        for line in bytes.split(separator: 0x0A).prefix(100) { socket.event(Array(line)) }
        socket.take(socket.machine.closed())
        demand(socket.running.isEmpty, "An operation outlives its socket")
    }

    private struct Socket {
        var machine: GraphQLTransportWSStateMachine
        var running: [UInt64: String] = [:]
        var started: UInt64 = 0
        var isAcknowledged = false
        var isClosed = false

        mutating func event(_ line: [UInt8]) {
            switch line.first {
            case UInt8(ascii: "0"): take(machine.connectionAdmitted(nil))
            case UInt8(ascii: "1"): take(machine.connectionRefused())
            case UInt8(ascii: "2"): take(machine.initialisationTimedOut())
            case UInt8(ascii: "3"): take(machine.readerStalled())
            case UInt8(ascii: "4"): take(machine.drain(endless: Set(running.keys.filter { $0 % 2 == 0 })))
            case UInt8(ascii: "5"): take(machine.closed(), closes: true)
            case UInt8(ascii: "6"): ended(UInt64(line.count), saysComplete: true)
            case UInt8(ascii: "7"): ended(UInt64(line.count), saysComplete: false)
            default: message(line)
            }
        }

        private mutating func message(_ line: [UInt8]) {
            line.withUnsafeBytes { bytes in
                do throws(GraphQLTransportWSMessage.Invalid) {
                    take(machine.received(try GraphQLTransportWSMessage.read(bytes)))
                } catch {
                    let wasClosed = isClosed
                    take(machine.receivedInvalid(error))
                    demand(wasClosed || isClosed, "An invalid message does not close the socket")
                }
            }
        }

        private mutating func ended(_ ticket: UInt64, saysComplete: Bool) {
            let wasRunning = machine.isRunning(ticket)
            demand(wasRunning == (running[ticket] != nil), "Two opinions about what runs")
            // The end is known to the machine before it answers.
            running[ticket] = nil
            take(machine.operationEnded(ticket, saysComplete: saysComplete))
        }

        mutating func take(_ actions: [GraphQLTransportWSStateMachine.Action], closes: Bool = false) {
            demand(!isClosed || actions.isEmpty, "A closed socket acts: \(actions)")
            for action in actions {
                demand(!isClosed, "A socket acts behind its close: \(actions)")
                switch action {
                case .askAdmission, .sendPong, .sendComplete: break
                case .sendAcknowledgement: isAcknowledged = true
                case .start(let ticket, let id):
                    demand(isAcknowledged, "Started before the acknowledgement")
                    demand(ticket > started, "A ticket is used again")
                    demand(!running.values.contains(id), "Two operations of one id")
                    started = ticket
                    running[ticket] = id
                case .cancel(let ticket):
                    demand(running.removeValue(forKey: ticket) != nil, "What does not run is cancelled")
                case .close(_, let reason):
                    isClosed = true
                    demand(!reason.isEmpty, "Closed without a reason")
                }
            }
            if closes { isClosed = true }
            demand(running.count == machine.operationCount, "Two opinions about how many run")
            demand(running.count <= SocketTarget.maxOperations, "Too many operations")
            demand(!isClosed || running.isEmpty, "An operation outlives its socket")
        }
    }
}
