import NIOCore

/// A connection as its event loop sees it.
protocol WatchedConnection: AnyObject {
    /// Called about once a second to look at deadlines.
    func watch(now: NIODeadline)
    /// Writes what events have left in the buffer.
    func flushEvents()
    /// The server shuts down: finish what runs and close.
    func drain()
    /// Time is up: close now.
    func abort()
}

/// What the connections of one event loop share; used on that loop only.
final class EventLoopState {
    let eventLoop: any EventLoop
    let executor: EventLoopTaskExecutor
    private var date = HTTPDate()
    private var dateIsGoodUntil = NIODeadline.distantPast
    /// By `ResponseMediaType`, as long as the date is good.
    private var commonHeads: [[UInt8]] = []
    private var connections: [ObjectIdentifier: any WatchedConnection] = [:]
    private var unflushed: [any WatchedConnection] = []
    private var watch: RepeatedTask?
    private var isDraining = false
    private var emptied: [EventLoopPromise<Void>] = []
    /// Operations that have not ended.
    private var running = 0
    private var isForgetting = false
    private var lastRequest: UInt64 = 0
    /// What the identifiers of this loop's requests begin with: random, so that those of different loops and processes
    /// do not meet in a log.
    let requestPrefix: String
    /// What turns are measured by.
    private let clock: () -> NIODeadline

    init(_ eventLoop: any EventLoop, clock: @escaping () -> NIODeadline = NIODeadline.now) {
        self.eventLoop = eventLoop
        self.clock = clock
        executor = EventLoopTaskExecutor(eventLoop)
        requestPrefix = "\(Self.process)-\(String(UInt32.random(in: 0 ... .max), radix: 36))-"
    }

    private static let process = String(UInt64.random(in: 0 ... .max), radix: 36)

    /// The `Date` field's value.
    func date(now: NIODeadline) -> [UInt8] {
        if now >= dateIsGoodUntil {
            date.update(to: HTTPDate.current())
            commonHeads = ResponseMediaType.allCases.map(makeCommonHead)
            dateIsGoodUntil = now + .milliseconds(500)
        }
        return date.bytes
    }

    /// The head of the common answer, a 200 on a connection that stays, up to the number after `Content-Length: `.
    func commonHead(_ form: ResponseMediaType, now: NIODeadline) -> [UInt8] {
        _ = date(now: now)
        return commonHeads[form.rawValue]
    }

    private func makeCommonHead(_ form: ResponseMediaType) -> [UInt8] {
        var head = ByteBuffer()
        HTTPResponseWriter.start(200, date: date.bytes, isKeepAlive: true, into: &head)
        HTTPResponseWriter.field("Content-Type", form.contentType, into: &head)
        HTTPResponseWriter.field("Vary", "Accept, Accept-Encoding", into: &head)
        head.writeStaticString("Content-Length: ")
        return Array(head.readableBytesView)
    }

    /// When a connection that has more to do is to let the others have their turn.
    func endOfTurn() -> NIODeadline { clock() + .milliseconds(1) }

    func hasPassed(_ deadline: NIODeadline) -> Bool { clock() >= deadline }

    /// Numbers the requests of this loop.
    func nextRequestNumber() -> UInt64 {
        lastRequest += 1
        return lastRequest
    }

    func add(_ connection: any WatchedConnection) {
        connections[ObjectIdentifier(connection)] = connection
        if watch == nil { startWatch() }
        if isDraining { connection.drain() }
    }

    func remove(_ connection: any WatchedConnection) {
        connections[ObjectIdentifier(connection)] = nil
        guard connections.isEmpty else { return }
        watch?.cancel()
        watch = nil
        tellWhenEmpty()
    }

    /// Starts `operation` in place, as the loop's executor does, and counts it as running to its end: on a loop that is
    /// shut down it would wait for ever, with all that it holds.
    @discardableResult
    func startNow(_ operation: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        running += 1
        let me = NIOLoopBound(self, eventLoop: eventLoop)
        return executor.startNow {
            await operation()
            me.value.running -= 1
            me.value.tellWhenEmpty()
        }
    }

    private func tellWhenEmpty() {
        guard connections.isEmpty, running == 0 || isForgetting else { return }
        for promise in emptied { promise.succeed(()) }
        emptied = []
    }

    /// Flushes `connection` once at the end of this turn of the loop, with all others that have events.
    func flushSoon(_ connection: any WatchedConnection) {
        unflushed.append(connection)
        guard unflushed.count == 1 else { return }
        let state = NIOLoopBound(self, eventLoop: eventLoop)
        eventLoop.execute { state.value.flushAll() }
    }

    private func flushAll() {
        let connections = unflushed
        unflushed.removeAll(keepingCapacity: true)
        for connection in connections { connection.flushEvents() }
    }

    /// Tells every connection to finish; the future is done when the last one is gone, and the operations of all have ended.
    func drain() -> EventLoopFuture<Void> {
        isDraining = true
        for connection in Array(connections.values) { connection.drain() }
        guard !connections.isEmpty || running > 0 else { return eventLoop.makeSucceededVoidFuture() }
        let promise = eventLoop.makePromise(of: Void.self)
        emptied.append(promise)
        return promise.futureResult
    }

    func abort() {
        for connection in Array(connections.values) { connection.abort() }
    }

    /// Waits for no connection and no operation any more.
    func forget() {
        isForgetting = true
        for connection in Array(connections.values) { remove(connection) }
        tellWhenEmpty()
    }

    /// Suspends until the loop has looked at all of its connections, so that a source which always has more does not
    /// keep the others from their turn.
    nonisolated(nonsending) func nextTurn() async {
        await withCheckedContinuation { continuation in onNextTurn { continuation.resume() } }
    }

    /// Calls `action` when the loop has looked at all of its connections. What is merely executed on a loop runs before it
    /// looks at any.
    func onNextTurn(_ action: @escaping @Sendable () -> Void) {
        _ = eventLoop.scheduleTask(in: .microseconds(50), action)
    }

    private func startWatch() {
        let state = NIOLoopBound(self, eventLoop: eventLoop)
        watch = eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
            let state = state.value
            let now = state.eventLoop.now
            for connection in Array(state.connections.values) { connection.watch(now: now) }
        }
    }
}
