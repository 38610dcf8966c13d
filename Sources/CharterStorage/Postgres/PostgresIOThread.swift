import Dispatch
import Foundation
import Synchronization

/// One thread that waits for all connections of a database at once: for answers, for room to send, and for deadlines.
///
/// It asks the system anew each time (`poll`), which for as few sockets as a pool has costs no more than `epoll`, and
/// cannot go on watching a socket that is closed. Connections are closed here only, between two waits.
final class PostgresIOThread: Sendable {
    private struct State {
        var connections: [PostgresConnection] = []
        var isStopped = false
    }

    private let state = Mutex(State())
    /// Until when it sleeps: 0 while it is awake, so that nobody needs to wake it.
    private let sleepsUntil = Atomic<UInt64>(0)
    private let isWoken = Atomic(false)
    /// A pipe to wake it by.
    private let bell: (read: Int32, write: Int32)

    init() throws(StorageError) {
        var descriptors: [Int32] = [-1, -1]
        guard pipe(&descriptors) == 0 else { throw .unavailable(reason: "no file descriptors are left") }
        for descriptor in descriptors {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        }
        bell = (descriptors[0], descriptors[1])
        let thread = Thread { [self] in run() }
        thread.name = "charter.postgres"
        thread.start()
    }

    func add(_ connection: PostgresConnection) {
        let isStopped = state.withLock { state in
            if !state.isStopped { state.connections.append(connection) }
            return state.isStopped
        }
        if isStopped { connection.finish() } else { wake() }
    }

    /// Ends the thread, with all connections.
    func stop() {
        state.withLock { $0.isStopped = true }
        wake()
    }

    func wake() {
        guard !isWoken.exchange(true, ordering: .sequentiallyConsistent) else { return }
        var byte: UInt8 = 1
        _ = write(bell.write, &byte, 1)
    }

    /// Wakes it if it would sleep past a deadline. While it computes until when to sleep it counts as sleeping for ever, so
    /// that a deadline that is set meanwhile is not missed.
    func mustBeAwake(before time: UInt64) {
        if time < sleepsUntil.load(ordering: .sequentiallyConsistent) { wake() }
    }

    private func run() {
        while true {
            sleepsUntil.store(.max, ordering: .sequentiallyConsistent)
            guard let connections = openConnections() else { break }
            var descriptors = [pollfd(fd: bell.read, events: Int16(POLLIN), revents: 0)]
            var deadline = UInt64.max
            for connection in connections {
                let events = connection.wantsWriting.load(ordering: .sequentiallyConsistent) ? POLLIN | POLLOUT : POLLIN
                descriptors.append(pollfd(fd: connection.descriptor, events: Int16(events), revents: 0))
                deadline = min(deadline, connection.deadline.load(ordering: .sequentiallyConsistent))
            }
            sleepsUntil.store(deadline, ordering: .sequentiallyConsistent)
            wait(&descriptors, until: deadline)
            sleepsUntil.store(0, ordering: .sequentiallyConsistent)
            handle(connections, descriptors)
        }
    }

    deinit {
        close(bell.read)
        close(bell.write)
    }

    private func wait(_ descriptors: inout [pollfd], until deadline: UInt64) {
        var timeout: Int32 = -1
        if deadline != .max {
            let now = DispatchTime.now().uptimeNanoseconds
            timeout = deadline <= now ? 0 : Int32(clamping: (deadline - now) / 1_000_000 + 1)
        }
        poll(&descriptors, nfds_t(descriptors.count), timeout)
    }

    private func handle(_ connections: [PostgresConnection], _ descriptors: [pollfd]) {
        if let first = descriptors.first, first.revents != 0 {
            var bytes = [UInt8](repeating: 0, count: 64)
            while read(bell.read, &bytes, bytes.count) > 0 {}
            isWoken.store(false, ordering: .sequentiallyConsistent)
        }
        let now = DispatchTime.now().uptimeNanoseconds
        for (connection, descriptor) in zip(connections, descriptors.dropFirst()) {
            if descriptor.revents != 0 { connection.becameReady() }
            if connection.deadline.load(ordering: .sequentiallyConsistent) <= now { connection.deadlinePassed() }
        }
    }

    /// Finishes what is closed and gives the rest; nil when the thread is to end.
    private func openConnections() -> [PostgresConnection]? {
        let (open, closed, isStopped) = state.withLock { state in
            let closed = state.connections.filter {
                state.isStopped || $0.isClosed.load(ordering: .sequentiallyConsistent)
            }
            state.connections.removeAll { connection in closed.contains { $0 === connection } }
            return (state.connections, closed, state.isStopped)
        }
        for connection in closed {
            if isStopped { connection.close() }
            connection.finish()
        }
        return isStopped ? nil : open
    }
}
