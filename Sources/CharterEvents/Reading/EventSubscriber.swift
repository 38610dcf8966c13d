import Synchronization

/// One iteration of a subscription; the shell around `SubscriptionStateMachine`. It leaves when it is let go of.
final class EventSubscriber<Place: EventPlace>: Sendable {
    private let reader: TailReader<Place>
    private let id: TailReader<Place>.Subscriber
    private let state: Mutex<SubscriptionStateMachine<Place>>
    private let figures: EventFigures
    private let leave: @Sendable () -> Void

    init(
        _ machine: SubscriptionStateMachine<Place>, reader: TailReader<Place>, id: TailReader<Place>.Subscriber,
        figures: EventFigures, leave: @escaping @Sendable () -> Void
    ) {
        self.reader = reader
        self.id = id
        self.figures = figures
        self.leave = leave
        state = Mutex(machine)
    }

    deinit { leave() }

    /// The next event, waiting for it if need be. For one caller at a time.
    func next() async throws -> Event {
        while true {
            try Task.checkCancellation()
            switch state.withLock({ $0.next() }) {
            case .give(let event): return event
            case .ask(let place): try await ask(after: place)
            }
        }
    }

    private func ask(after place: Place) async throws {
        switch reader.pull(id, after: place) {
        case .events(let events): state.withLock { $0.took(events) }
        case .readTable:
            let limit = state.withLock { $0.pageSize.limit }
            let page = try await reader.readTable(after: place, limit: limit)
            do throws(EventError) {
                try state.withLock { (state) throws(EventError) in try state.read(page) }
            } catch {
                if case .tooSlow = error { figures.count(\.tooSlow) }
                throw error
            }
        case .wait:
            state.withLock { $0.caughtUp() }
            try await reader.wait(id)
        }
    }
}
