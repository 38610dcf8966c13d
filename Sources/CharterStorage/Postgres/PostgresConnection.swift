import CPostgres
import CharterResilience
import Dispatch
import Foundation
import Synchronization

/// A connection to a server: performs what its state machine says.
///
/// Whoever has a request sends it on the own thread; the I/O thread is told by the system when something arrives, or can be
/// sent again, and sees to deadlines. Both work under the connection's lock. An answer may arrive before its request is
/// sent to the end: the I/O thread does not wait for the lock then but leaves the answer to the one who has it.
/// Continuations are resumed outside of the lock.
final class PostgresConnection: Sendable {
    private typealias Machine = PostgresConnectionStateMachine<PostgresResult>
    /// Unchecked, as there is one for each statement: it is resumed where it is taken out of the state, in `settle`, which
    /// the machine asks for once for each request.
    private typealias Answer = UnsafeContinuation<PostgresResult?, any Error>

    /// An answer, and the one who waits for it. Whoever is told goes on at once and may take the processor.
    struct Reply {
        fileprivate let answer: UnsafeContinuation<PostgresResult?, any Error>
        fileprivate let result: Result<PostgresResult?, any Error>

        func tell() { answer.resume(with: result) }
    }

    private struct State {
        let handle: PostgresHandle
        var machine = Machine()
        /// Of each of the request's statements.
        var values: [[SQLValue]] = []
        var answer: Answer?
        /// The request's, so that a late wish to cancel does not hit the next one.
        var number: UInt64 = 0
        var isFinished = false
    }

    private enum Missed {
        static let nothing: UInt8 = 0
        static let arrival: UInt8 = 1
        static let hangup: UInt8 = 2
    }

    /// What happened under the lock and is to be told outside of it.
    private struct Outcome {
        var reply: Reply?
        var notifications: [(channel: String, payload: String)] = []
        var cancel: PostgresCancelRequest?
        var isClosed = false
    }

    /// The socket, as long as the connection is not finished.
    let descriptor: Int32
    /// When the running request is late, by the system's monotonic clock in nanoseconds.
    let deadline = Atomic<UInt64>(.max)
    /// How long a statement has, in nanoseconds.
    let timeoutNanoseconds: UInt64
    /// Whether the I/O thread is to finish it.
    let isClosed = Atomic(false)
    /// Whether the server was outside of any transaction after the last request, and the connection is not closed.
    var isReusable: Bool { isIdle.load(ordering: .relaxed) && !isClosed.load(ordering: .relaxed) }
    private let isIdle = Atomic(true)

    private let state: Mutex<State>
    /// What the I/O thread was told while somebody else had the lock.
    private let missed = Atomic<UInt8>(Missed.nothing)
    private let numbers = Atomic<UInt64>(0)
    private let timeout: Duration
    private let notices: PostgresNotices
    private let thread: PostgresIOThread
    private let onNotification: @Sendable (String, String) -> Void
    private let onClose: @Sendable () -> Void

    /// After asking the server to cancel, the connection is given up when it does not answer for so long.
    private static let cancelGrace: UInt64 = 10_000_000_000

    init(
        handle: PostgresHandle, timeout: Duration, notices: PostgresNotices, thread: PostgresIOThread,
        onNotification: @escaping @Sendable (String, String) -> Void = { _, _ in },
        onClose: @escaping @Sendable () -> Void
    ) {
        descriptor = PQsocket(handle.pointer)
        state = Mutex(State(handle: handle))
        self.timeout = timeout
        timeoutNanoseconds = UInt64(max(0, timeout.inSeconds) * 1e9)
        self.notices = notices
        self.thread = thread
        self.onNotification = onNotification
        self.onClose = onClose
        notices.receive(from: handle)
        thread.add(self)
    }

    /// Runs a request with the values of each of its statements. When the task is cancelled the server is asked to cancel
    /// it, unless it `isUncancellable`.
    nonisolated(nonsending) func run(
        _ request: PostgresRequest, _ values: [[SQLValue]] = [], isUncancellable: Bool = false
    ) async throws -> PostgresResult? {
        let number = numbers.add(1, ordering: .relaxed).newValue
        if isUncancellable {
            return try await withUnsafeThrowingContinuation {
                start(request, values, number, $0, isUncancellable: true)
            }
        }
        return try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { start(request, values, number, $0, isUncancellable: false) }
        } onCancel: {
            cancel(number)
        }
    }

    /// Ends the connection, with what runs on it.
    func close() {
        act { $0.machine.shutdown() }
    }

    // MARK: Requests

    private func start(
        _ request: PostgresRequest, _ values: [[SQLValue]], _ number: UInt64, _ answer: Answer, isUncancellable: Bool
    ) {
        act { state in
            state.number = number
            state.answer = answer
            // The handler may have come too early, before there was something to cancel.
            if !isUncancellable, Task.isCancelled { return [.finish(.failure(CancellationError()))] }
            state.values = values
            setDeadline(nanoseconds: timeoutNanoseconds)
            return state.machine.start(request)
        }
    }

    private func cancel(_ number: UInt64) {
        act { state in
            guard state.number == number, state.answer != nil else { return [] }
            setDeadline(nanoseconds: Self.cancelGrace)
            return state.machine.cancel(.task)
        }
    }

    // MARK: What the I/O thread tells

    /// Takes what has arrived, or leaves it to the one who uses the connection. What it gives is to be told when all
    /// connections have had their turn.
    func becameReady(isHungUp: Bool) -> Reply? {
        var outcome = Outcome()
        if state.withLockIfAvailable({ take(&$0, &outcome, isHungUp: isHungUp) }) == nil {
            // The one who has the lock looks once it is free, and it may be free by now.
            missed.store(isHungUp ? Missed.hangup : Missed.arrival, ordering: .sequentiallyConsistent)
            guard state.withLockIfAvailable({ takeMissed(&$0, &outcome) }) != nil else { return nil }
        }
        return tell(outcome)
    }

    func deadlinePassed() {
        act { state in
            // Meanwhile it may have been another request's.
            guard deadline.load(ordering: .relaxed) <= DispatchTime.now().uptimeNanoseconds else { return [] }
            setDeadline(nanoseconds: Self.cancelGrace)
            return state.machine.cancel(.deadline(seconds: timeout.inSeconds))
        }
    }

    /// Closes the socket; called by the I/O thread, which knows that nobody waits for it any more.
    func finish() {
        let isFirst = state.withLock { state in
            guard !state.isFinished else { return false }
            state.isFinished = true
            state.handle.close()
            return true
        }
        if isFirst { onClose() }
    }

    private func setDeadline(nanoseconds: UInt64) {
        let time = DispatchTime.now().uptimeNanoseconds &+ nanoseconds
        deadline.store(time, ordering: .sequentiallyConsistent)
        thread.mustBeAwake(before: time)
    }

    // MARK: Actions

    /// Lets something happen to the machine, performs what it says, takes the answers that are there, and tells.
    private func act(_ event: (inout State) -> [Machine.Action]) {
        var outcome = Outcome()
        state.withLock { state in
            guard !state.isFinished else {
                // Nothing is sent any more; whoever asks is told so by the machine, which is closed.
                for case .finish(let result) in event(&state) { settle(&state, result, &outcome) }
                return
            }
            perform(event(&state), &state, &outcome)
            receive(&state, &outcome)
        }
        tell(outcome)?.tell()
        // What arrived meanwhile was left to this thread.
        while missed.load(ordering: .sequentiallyConsistent) != Missed.nothing {
            var outcome = Outcome()
            guard state.withLockIfAvailable({ takeMissed(&$0, &outcome) }) != nil else { return }
            tell(outcome)?.tell()
        }
    }

    private func takeMissed(_ state: inout State, _ outcome: inout Outcome) {
        let what = missed.exchange(Missed.nothing, ordering: .sequentiallyConsistent)
        if what != Missed.nothing { take(&state, &outcome, isHungUp: what == Missed.hangup) }
    }

    /// Reads what is there to the end, since the system does not tell twice.
    private func take(_ state: inout State, _ outcome: inout Outcome, isHungUp: Bool) {
        guard !state.isFinished else { return }
        // Behind the answer of a connection that does not listen there is nothing, which spares it a look.
        let wasWaiting = state.machine.isWaiting
        var mayBeMore = true
        repeat {
            guard PQconsumeInput(state.handle.pointer) == 1 else {
                perform(state.machine.lost(state.handle.errorMessage), &state, &outcome)
                break
            }
            receive(&state, &outcome)
            mayBeMore = state.machine.isWaiting || !wasWaiting || !outcome.notifications.isEmpty
            // After a hangup reading goes on to the end of the stream, where it fails.
        } while !state.machine.isClosed && (isHungUp || (mayBeMore && isReadable))
        flush(&state, &outcome)
    }

    private var isReadable: Bool {
        var descriptor = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }

    /// Tells what happened, except the reply, which it gives.
    private func tell(_ outcome: Outcome) -> Reply? {
        if let cancel = outcome.cancel { requestCancel(cancel) }
        for notification in outcome.notifications { onNotification(notification.channel, notification.payload) }
        if outcome.isClosed {
            isClosed.store(true, ordering: .sequentiallyConsistent)
            thread.wake()
        }
        return outcome.reply
    }

    private func settle(_ state: inout State, _ result: Result<PostgresResult?, any Error>, _ outcome: inout Outcome) {
        deadline.store(.max, ordering: .relaxed)
        state.values = []
        isIdle.store(!state.isFinished && state.handle.isOutsideTransaction, ordering: .relaxed)
        if let answer = state.answer { outcome.reply = Reply(answer: answer, result: result) }
        state.answer = nil
    }

    private func perform(_ actions: [Machine.Action], _ state: inout State, _ outcome: inout Outcome) {
        var parameters: [PostgresParameters] = []
        for case .execute(_, let types) in actions {
            // Before anything is sent, since a batch cannot be taken back.
            do {
                let values = parameters.count < state.values.count ? state.values[parameters.count] : []
                parameters.append(try PostgresParameters(values, types: types ?? []))
            } catch {
                perform(state.machine.refused(error), &state, &outcome)
                return
            }
        }
        var next = parameters.makeIterator()
        for action in actions {
            guard perform(action, &next, &state, &outcome) else {
                perform(state.machine.lost(state.handle.errorMessage), &state, &outcome)
                return
            }
        }
        flush(&state, &outcome)
    }

    /// False when libpq could not do it.
    private func perform(
        _ action: Machine.Action, _ parameters: inout IndexingIterator<[PostgresParameters]>, _ state: inout State,
        _ outcome: inout Outcome
    ) -> Bool {
        let connection = state.handle.pointer
        switch action {
        // The name is the machine's own.
        case .deallocate(let name):
            return PQsendQueryParams(connection, "DEALLOCATE \(name)", 0, nil, nil, nil, nil, 1) == 1
        case .prepare(let name, let text): return PQsendPrepare(connection, name, text, 0, nil) == 1
        case .describe(let name): return PQsendDescribePrepared(connection, name) == 1
        case .begin: return PQsendQueryParams(connection, "BEGIN", 0, nil, nil, nil, nil, 1) == 1
        case .command(let text): return PQsendQueryParams(connection, text, 0, nil, nil, nil, nil, 1) == 1
        case .execute(let name, _): return parameters.next()?.execute(name, on: connection) ?? false
        case .synchronize: return PQpipelineSync(connection) == 1
        case .requestCancel:
            outcome.cancel = PostgresCancelRequest(of: state.handle)
            return true
        case .finish(let result):
            settle(&state, result, &outcome)
            return true
        case .close:
            outcome.isClosed = true
            return true
        }
    }

    private func flush(_ state: inout State, _ outcome: inout Outcome) {
        guard !state.machine.isClosed else { return }
        switch PQflush(state.handle.pointer) {
        // What could not be sent is sent when the system says that there is room.
        case 0, 1: break
        default: perform(state.machine.lost(state.handle.errorMessage), &state, &outcome)
        }
    }

    private func receive(_ state: inout State, _ outcome: inout Outcome) {
        while state.machine.isWaiting, PQisBusy(state.handle.pointer) == 0 {
            let answer = PostgresAnswer.next(state.handle)
            switch answer {
            case .machine(let answer): perform(state.machine.received(answer), &state, &outcome)
            case .lost(let reason): perform(state.machine.lost(reason), &state, &outcome)
            }
        }
        if state.handle.isBroken, !state.machine.isClosed {
            perform(state.machine.lost(state.handle.errorMessage), &state, &outcome)
        }
        while let notification = PQnotifies(state.handle.pointer) {
            outcome.notifications.append(
                (String(cString: notification.pointee.relname), String(cString: notification.pointee.extra)))
            PQfreemem(notification)
        }
    }

    /// Cancelling opens a connection of its own and waits for its end, so it has a thread of its own.
    private func requestCancel(_ request: PostgresCancelRequest) {
        Thread.detachNewThread {
            // When it fails, the deadline ends the connection.
            request.send()
            self.act { $0.machine.cancelReturned() }
        }
    }
}

/// What libpq needs to ask a server to cancel what a connection runs.
///
/// It may be passed between threads: it is a copy of what libpq needs and is used once.
private struct PostgresCancelRequest: @unchecked Sendable {
    private let pointer: OpaquePointer?

    init(of handle: PostgresHandle) { pointer = PQgetCancel(handle.pointer) }

    /// Returns once the server has signalled the backend.
    func send() {
        var message = [CChar](repeating: 0, count: 256)
        PQcancel(pointer, &message, 256)
        PQfreeCancel(pointer)
    }
}
