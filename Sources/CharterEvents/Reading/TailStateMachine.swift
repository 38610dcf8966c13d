/// The newest events of one order, read once for all of its subscribers: what happens goes in, what to do comes out.
///
/// A value without I/O, clock or tasks. It holds the events between its `floor` and its `end`, bounded in number and in
/// bytes. Who stands behind the floor reads pages of the table until it gets there, at its own pace and without a buffer
/// here; who stands within is given what is held; who stands at the end waits. It reads on only while somebody waits.
/// There is no moment between replay and live: it is one place that moves.
struct TailStateMachine<Place: EventPlace>: Sendable {
    typealias Subscriber = UInt64

    /// What a subscriber gets that asks for more.
    enum Answer: Sendable, Hashable {
        case events([Event])
        /// Read a page behind your place, then say so by `subscriberRead`.
        case readTable
        /// Ask again when you are resumed.
        case wait
    }

    enum Action: Sendable, Hashable {
        /// Read behind the place, then say so by `read`.
        case read(after: Place)
        /// The same after a short while: what is there already must wait for an older transaction.
        case readSoon(after: Place)
        case resume([Subscriber])
    }

    let maximumEvents: Int
    let maximumBytes: Int
    /// Up to here everything is read. Nil until a subscriber has found out.
    private(set) var end: Place?
    private var floor: Place?
    /// Up to here the table is known to be filled; the end gets there by reading.
    private var seen: Place?
    /// The number of the last event up to the end.
    private var newest: Int64 = 0
    private var events: [Event] = []
    private var bytes = 0
    private var waiting: [Subscriber: Place] = [:]
    private var isReading = false
    /// Whether there may be events behind the end.
    private var isWoken = false

    init(maximumEvents: Int = 256, maximumBytes: Int = 1 << 20) {
        self.maximumEvents = maximumEvents
        self.maximumBytes = maximumBytes
    }

    func isWaiting(_ subscriber: Subscriber) -> Bool { waiting[subscriber] != nil }

    // MARK: From subscribers

    mutating func pull(_ subscriber: Subscriber, after place: Place) -> (Answer, [Action]) {
        guard let end, let floor, place >= floor else { return (.readTable, []) }
        if place > end {
            // Another replica gave it, or a page that was read beside us, or nobody: the table knows.
            guard let seen, place <= seen else { return (.readTable, []) }
            isWoken = true
        }
        let held = events[firstIndex(behind: place)...]
        guard held.isEmpty else { return (.events(Array(held)), []) }
        waiting[subscriber] = place
        return (.wait, readIfWoken())
    }

    /// A subscriber has read a page behind its place by itself.
    mutating func subscriberRead(_ page: EventPage<Place>, after place: Place) -> [Action] {
        if page.isUnsettled { isWoken = true }
        seen = max(page.end, seen ?? page.end)
        if let end {
            guard place > end, page.end > end else { return [] }
            // Near enough to be read here as well, so that the others need not read pages of their own.
            let (ahead, isFar) = page.newest.subtractingReportingOverflow(newest)
            if !isFar, ahead <= Int64(maximumEvents) { return [] }
        }
        // Start there. Who waits further back catches up by itself.
        floor = page.end
        end = page.end
        newest = page.newest
        events = []
        bytes = 0
        return resumeWaiting()
    }

    /// A subscriber does not wait any more.
    mutating func cancelled(_ subscriber: Subscriber) { waiting[subscriber] = nil }

    // MARK: From the table

    /// There may be new events.
    mutating func woken() -> [Action] {
        isWoken = true
        return readIfWoken()
    }

    /// The event at this place exists. Says whether that was news to somebody who waits: a reading that is under way may
    /// have it, or may have begun too early.
    mutating func found(_ place: Place) -> (isNews: Bool, [Action]) {
        if let end, place <= end { return (false, []) }
        return (end != nil && !isReading && !waiting.isEmpty, woken())
    }

    /// What was asked for by `read` or `readSoon`.
    mutating func read(_ page: EventPage<Place>) -> [Action] {
        isReading = false
        for event in page.events { append(event) }
        end = max(page.completeTo, end ?? page.completeTo)
        if !page.isFull { newest = max(newest, page.newest) }
        if page.isFull { isWoken = true }
        let resumed = resumeWaiting()
        guard page.isUnsettled, !page.isFull else { return resumed + readIfWoken() }
        guard !waiting.isEmpty, let end else {
            isWoken = true
            return resumed
        }
        isReading = true
        isWoken = false
        return resumed + [.readSoon(after: end)]
    }

    /// The table cannot be read behind the end, for good: it is lost, or so are the events there. Subscribers find out why
    /// by themselves.
    mutating func failed() -> [Action] {
        isReading = false
        end = nil
        floor = nil
        seen = nil
        events = []
        bytes = 0
        return resumeWaiting()
    }

    private mutating func readIfWoken() -> [Action] {
        guard isWoken, !isReading, !waiting.isEmpty, let end else { return [] }
        isWoken = false
        isReading = true
        return [.read(after: end)]
    }

    /// Lets go of those who wait and need not any more.
    private mutating func resumeWaiting() -> [Action] {
        let newest = events.last.map { Place.place(of: $0) } ?? floor
        let ready = waiting.filter { waiter in newest.map { waiter.value < $0 } ?? true }.keys.sorted()
        for subscriber in ready { waiting[subscriber] = nil }
        return ready.isEmpty ? [] : [.resume(ready)]
    }

    // MARK: What is held

    private mutating func append(_ event: Event) {
        let place = Place.place(of: event)
        // A subscriber may have moved the end while this was read.
        if let end, place <= end { return }
        events.append(event)
        bytes += event.bytes
        end = place
        newest = Place.number(of: event)
        var excess = 0
        while events.count - excess > maximumEvents || (bytes > maximumBytes && events.count - excess > 1) {
            bytes -= events[excess].bytes
            floor = Place.place(of: events[excess])
            excess += 1
        }
        events.removeFirst(excess)
    }

    /// By halving: events are in order.
    private func firstIndex(behind place: Place) -> Int {
        var low = 0
        var high = events.count
        while low < high {
            let middle = (low + high) / 2
            if Place.place(of: events[middle]) > place { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
