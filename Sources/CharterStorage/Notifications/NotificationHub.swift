import Synchronization

/// Who listens to which channel in this process.
final class NotificationHub: Sendable {
    private struct State {
        var queues: [String: [UInt64: NotificationQueue]] = [:]
        /// The channels whose notifications arrive.
        var active: Set<String> = []
        var next: UInt64 = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let isAlwaysActive: Bool
    /// Told when a channel gets its first listener (true) or has lost its last (false).
    private let interestChanged: @Sendable (String, Bool) -> Void

    /// The hub of a database that somebody has to listen to: each channel is to be activated.
    init(interestChanged: @escaping @Sendable (String, Bool) -> Void) {
        isAlwaysActive = false
        self.interestChanged = interestChanged
    }

    /// The hub of a database whose notifications do not leave the process.
    init() {
        isAlwaysActive = true
        interestChanged = { _, _ in }
    }

    /// The channels that somebody listens to.
    var channels: Set<String> { state.withLock { Set($0.queues.keys) } }

    /// A new listener's stream. It ends with its task or with the hub.
    func listen(to channel: String) -> AsyncStream<DatabaseNotification> {
        let queue = NotificationQueue()
        let (number, isFirst): (UInt64, Bool) = state.withLock { state in
            defer { state.next += 1 }
            guard !state.isClosed else {
                queue.end()
                return (state.next, false)
            }
            let isFirst = state.queues[channel] == nil
            state.queues[channel, default: [:]][state.next] = queue
            if isAlwaysActive || state.active.contains(channel) { queue.add(.reconnected) }
            return (state.next, isFirst)
        }
        if isFirst { interestChanged(channel, true) }
        // The stream alone holds the listener; when it goes, so does the place in the hub.
        let listener = NotificationListener { [weak self] in self?.leave(channel, number) }
        return AsyncStream {
            defer { withExtendedLifetime(listener) {} }
            return await queue.next()
        } onCancel: {
            queue.end()
        }
    }

    /// Gives a notification to all listeners of its channel.
    func deliver(_ notification: DatabaseNotification, to channel: String) {
        let queues = state.withLock { $0.queues[channel].map { Array($0.values) } ?? [] }
        for queue in queues { queue.add(notification) }
    }

    /// Tells the listeners of a channel, once, that they are heard from now on.
    func activate(_ channel: String) {
        let queues: [NotificationQueue] = state.withLock { state in
            guard let queues = state.queues[channel], state.active.insert(channel).inserted else { return [] }
            return Array(queues.values)
        }
        for queue in queues { queue.add(.reconnected) }
    }

    /// Nothing arrives until channels are activated again.
    func silenceAll() { state.withLock { $0.active.removeAll() } }

    /// Ends all streams.
    func close() {
        let queues = state.withLock { state in
            state.isClosed = true
            defer { state.queues.removeAll() }
            return state.queues.values.flatMap(\.values)
        }
        for queue in queues { queue.end() }
    }

    private func leave(_ channel: String, _ number: UInt64) {
        let wasLast = state.withLock { state in
            guard state.queues[channel]?.removeValue(forKey: number) != nil else { return false }
            guard state.queues[channel]?.isEmpty == true else { return false }
            state.queues[channel] = nil
            state.active.remove(channel)
            return true
        }
        if wasLast { interestChanged(channel, false) }
    }
}

/// Tells that nobody holds it any more.
private final class NotificationListener: Sendable {
    private let gone: @Sendable () -> Void

    init(gone: @escaping @Sendable () -> Void) { self.gone = gone }

    deinit { gone() }
}
