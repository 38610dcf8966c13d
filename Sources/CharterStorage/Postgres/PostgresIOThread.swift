import Dispatch
import Foundation
import Synchronization

/// One thread that does all that is to be done on the connections of a database, and waits for all of them at once: for
/// answers, for room to send, and for deadlines. A connection that is used on one thread only is never fought over.
///
/// It asks the system anew each time (`poll`), which for as few sockets as a pool has costs no more than `epoll`, and
/// cannot go on watching a socket that is closed. Connections are closed here only, between two waits.
final class PostgresIOThread: Sendable {
    private struct State {
        /// Those that came since the last wait.
        var arrivals: [PostgresConnection] = []
        /// What others have asked for since.
        var commands: [@Sendable () -> Void] = []
        var isStopped = false
    }

    private let state = Mutex(State())
    /// Whether it has to be woken: it looks for commands once more after it has set this, and before it sleeps.
    private let sleeps = Atomic(false)
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
            if !state.isStopped { state.arrivals.append(connection) }
            return state.isStopped
        }
        if isStopped { connection.finish() } else { wake() }
    }

    /// Does something on this thread, in the order in which it was asked for; on the caller's once the thread has ended.
    func perform(_ command: @escaping @Sendable () -> Void) {
        let isStopped = state.withLock { state in
            if !state.isStopped { state.commands.append(command) }
            return state.isStopped
        }
        if isStopped { return command() }
        if sleeps.load(ordering: .sequentiallyConsistent) { wake() }
    }

    /// Ends the thread, with all connections.
    func stop() {
        state.withLock { $0.isStopped = true }
        wake()
    }

    private func wake() {
        guard !isWoken.exchange(true, ordering: .sequentiallyConsistent) else { return }
        var byte: UInt8 = 1
        _ = write(bell.write, &byte, 1)
    }

    private func run() {
        var connections: [PostgresConnection] = []
        var descriptors: [pollfd] = []
        while true {
            sleeps.store(true, ordering: .sequentiallyConsistent)
            guard update(&connections) else { break }
            descriptors.removeAll(keepingCapacity: true)
            descriptors.append(pollfd(fd: bell.read, events: Int16(POLLIN), revents: 0))
            var deadline = UInt64.max
            for connection in connections {
                let events = connection.wantsWriting.load(ordering: .relaxed) ? POLLIN | POLLOUT : POLLIN
                descriptors.append(pollfd(fd: connection.descriptor, events: Int16(events), revents: 0))
                deadline = min(deadline, connection.deadline.load(ordering: .relaxed))
            }
            wait(&descriptors, until: deadline)
            sleeps.store(false, ordering: .sequentiallyConsistent)
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
        var answers: [() -> Void] = []
        for (connection, descriptor) in zip(connections, descriptors.dropFirst()) {
            if descriptor.revents != 0, let answer = connection.becameReady() { answers.append(answer) }
            if connection.deadline.load(ordering: .relaxed) <= now { connection.deadlinePassed() }
        }
        for answer in answers { answer() }
    }

    /// Takes in who came, does what was asked for, and finishes what is closed; false when the thread is to end.
    private func update(_ connections: inout [PostgresConnection]) -> Bool {
        let (arrivals, commands, isStopped) = state.withLock { state in
            defer {
                state.arrivals.removeAll()
                state.commands.removeAll(keepingCapacity: true)
            }
            return (state.arrivals, state.commands, state.isStopped)
        }
        connections += arrivals
        for command in commands { command() }
        if isStopped {
            for connection in connections {
                connection.shutDown()
                connection.finish()
            }
            return false
        }
        connections.removeAll { connection in
            guard connection.isClosed.load(ordering: .relaxed) else { return false }
            connection.finish()
            return true
        }
        return true
    }
}
