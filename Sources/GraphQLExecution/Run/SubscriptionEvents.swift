import GraphQLLanguage

/// The events of a subscription field, each already completed to the bytes of the field's value.
public struct SubscriptionEvents: Sendable {
    /// The run of one event and the column, of one row, of the field's value.
    struct Event: Sendable {
        let run: OperationRun
        let value: Column
        /// Its identifier in its source, if it has one.
        var id: String?
    }

    /// The next event, nil at the end; throws what the source throws. Never called by two tasks at once.
    let next: @Sendable () async throws -> Event?
}

extension OperationRun {
    /// Completes each event of a resolver's sequence as the value of the subscription's field (spec section 6.2.3.2).
    ///
    /// `complete` gets the event, a run with errors of its own, and the one root row; it gives a column of one row.
    public func events<Event: Sendable>(
        _ sequence: EventSequence<Event>,
        _ complete: @escaping @Sendable (Event, OperationRun, RowSet) async -> Column
    ) -> SubscriptionEvents {
        let source = sequence.makeSource()
        let identify = sequence.identify
        return SubscriptionEvents {
            guard let event = try await source() else { return nil }
            let run = self.forEvent()
            return SubscriptionEvents.Event(
                run: run, value: await run.withinTime { await complete(event, run, RowSet(.root)) },
                id: identify?(event))
        }
    }
}
