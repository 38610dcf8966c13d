import NIOCore

/// Holds back the streams of a connection while its reader is slow; used on the connection's event loop only.
final class WriteGate {
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func wait(_ continuation: CheckedContinuation<Void, Never>) { waiting.append(continuation) }

    /// Lets everybody go on. Who finds the connection still full waits again.
    func open() {
        let all = waiting
        waiting = []
        for continuation in all { continuation.resume() }
    }
}

/// What a stream does after an event was taken.
enum StreamVerdict {
    case goOn
    /// Others shall have their turn.
    case pause
    /// Wait at the gate.
    case wait
    /// Nobody wants more.
    case stop
}
