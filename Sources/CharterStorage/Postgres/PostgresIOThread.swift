import CPostgres
import Dispatch
import Foundation
import Synchronization

/// One thread that waits for all connections of a database at once: for answers, for room to send, and for deadlines.
///
/// The system tells of each arrival once (`EPOLLET`), so that a connection that is in use at that moment can be left to its
/// user. Sockets are closed here only, after the system has been told to forget them.
///
/// Tasks may run on it (`TaskExecutor`): whoever of them waited for an answer goes on where it has arrived, which spares
/// two changes of threads for each statement. Between them it looks after its connections.
final class PostgresIOThread: TaskExecutor {
    private struct State {
        /// Those that came since the last wait.
        var arrivals: [PostgresConnection] = []
        /// What tasks want to do here.
        var jobs: [UnownedJob] = []
        var isStopped = false
    }

    private let state = Mutex(State())
    /// Until when it sleeps: 0 while it is awake, so that nobody needs to wake it.
    private let sleepsUntil = Atomic<UInt64>(0)
    private let isWoken = Atomic(false)
    private let poll: Int32
    /// What it is woken by.
    private let bell: Int32

    init() throws(StorageError) {
        poll = epoll_create1(Int32(EPOLL_CLOEXEC))
        bell = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data(fd: bell))
        guard poll >= 0, bell >= 0, epoll_ctl(poll, EPOLL_CTL_ADD, bell, &event) == 0 else {
            throw .unavailable(reason: "no file descriptors are left")
        }
        let thread = Thread { [self] in run() }
        thread.name = "charter.postgres"
        thread.start()
    }

    deinit {
        close(poll)
        close(bell)
    }

    func add(_ connection: PostgresConnection) {
        let isStopped = state.withLock { state in
            if !state.isStopped { state.arrivals.append(connection) }
            return state.isStopped
        }
        if isStopped { connection.finish() } else { wake() }
    }

    /// Ends the thread, with all connections.
    func stop() {
        state.withLock { $0.isStopped = true }
        wake()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isStopped = state.withLock { state in
            if !state.isStopped { state.jobs.append(job) }
            return state.isStopped
        }
        if isStopped {
            // Nobody runs it here any more, and its task has to come to an end.
            globalConcurrentExecutor.enqueue(job)
        } else {
            mustBeAwake(before: 0)
        }
    }

    func wake() {
        guard !isWoken.exchange(true, ordering: .sequentiallyConsistent) else { return }
        eventfd_write(bell, 1)
    }

    /// Wakes it if it would sleep past a deadline. While it computes until when to sleep it counts as sleeping for ever, so
    /// that a deadline that is set meanwhile is not missed.
    func mustBeAwake(before time: UInt64) {
        if sleepsUntil.load(ordering: .sequentiallyConsistent) > time { wake() }
    }

    private func run() {
        var connections: [Int32: PostgresConnection] = [:]
        var events = [epoll_event](repeating: epoll_event(), count: 64)
        var replies: [PostgresConnection.Reply] = []
        var jobs: [UnownedJob] = []
        // Whether somebody came or went.
        var isRung = true
        while true {
            sleepsUntil.store(.max, ordering: .sequentiallyConsistent)
            if isRung { guard update(&connections) else { break } }
            isRung = false
            // A statement that begins while it sleeps is not late before the whole timeout has passed, so that it need not
            // be woken for that one.
            let now = DispatchTime.now().uptimeNanoseconds
            var deadline = UInt64.max
            for connection in connections.values {
                let next = connection.deadline.load(ordering: .sequentiallyConsistent)
                deadline = min(deadline, next, now &+ connection.timeoutNanoseconds)
            }
            sleepsUntil.store(deadline, ordering: .sequentiallyConsistent)
            let timeout = state.withLock { $0.jobs.isEmpty } ? Self.timeout(from: now, until: deadline) : 0
            let count = epoll_wait(poll, &events, Int32(events.count), timeout)
            sleepsUntil.store(0, ordering: .sequentiallyConsistent)
            isRung = handle(events.prefix(Int(max(0, count))), connections, &replies)
            passDeadlines(connections, first: deadline)
            run(&jobs)
        }
        for job in state.withLock({ $0.jobs }) { globalConcurrentExecutor.enqueue(job) }
    }

    /// Runs what waits now. What that enqueues has its turn when the connections had theirs.
    private func run(_ jobs: inout [UnownedJob]) {
        jobs.removeAll(keepingCapacity: true)
        state.withLock { swap(&$0.jobs, &jobs) }
        for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    /// In milliseconds, as the system wants it; -1 is for ever.
    private static func timeout(from now: UInt64, until deadline: UInt64) -> Int32 {
        guard deadline != .max else { return -1 }
        return deadline <= now ? 0 : Int32(clamping: (deadline - now) / 1_000_000 + 1)
    }

    /// Lets connections take what has arrived. Tells whether the bell has rung.
    ///
    /// - Parameter replies: What is told at the end, since whoever is told would take the processor from this thread.
    private func handle(
        _ events: ArraySlice<epoll_event>, _ connections: [Int32: PostgresConnection],
        _ replies: inout [PostgresConnection.Reply]
    ) -> Bool {
        var isRung = false
        for event in events {
            if event.data.fd == bell {
                var count: UInt64 = 0
                eventfd_read(bell, &count)
                isWoken.store(false, ordering: .sequentiallyConsistent)
                isRung = true
            } else if let connection = connections[event.data.fd] {
                let isHungUp = event.events & (EPOLLRDHUP.rawValue | EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0
                if let reply = connection.becameReady(isHungUp: isHungUp) { replies.append(reply) }
            }
        }
        for reply in replies { reply.tell() }
        replies.removeAll(keepingCapacity: true)
        return isRung
    }

    private func passDeadlines(_ connections: [Int32: PostgresConnection], first: UInt64) {
        let now = DispatchTime.now().uptimeNanoseconds
        guard first <= now else { return }
        for connection in connections.values where connection.deadline.load(ordering: .relaxed) <= now {
            connection.deadlinePassed()
        }
    }

    /// Takes in who came and finishes what is closed; false when the thread is to end.
    private func update(_ connections: inout [Int32: PostgresConnection]) -> Bool {
        let (arrivals, isStopped) = state.withLock { state in
            defer { state.arrivals.removeAll() }
            return (state.arrivals, state.isStopped)
        }
        for connection in arrivals {
            let descriptor = connection.descriptor
            let wanted = EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
            var event = epoll_event(events: wanted, data: epoll_data(fd: descriptor))
            connections[descriptor] = connection
            if epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event) != 0 { connection.close() }
        }
        for (descriptor, connection) in connections {
            if isStopped { connection.close() }
            guard connection.isClosed.load(ordering: .sequentiallyConsistent) else { continue }
            connections[descriptor] = nil
            epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, nil)
            connection.finish()
        }
        return !isStopped
    }
}
