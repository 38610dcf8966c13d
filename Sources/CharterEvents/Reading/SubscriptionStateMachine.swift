/// Where one subscriber stands: what it asks and gets goes in, what to do comes out. A value without I/O.
///
/// It holds one page at most. Every event that it gives moves its place, and nothing at or before its place is ever
/// given, so each event comes once and in order whatever is read in between.
struct SubscriptionStateMachine<Place: EventPlace>: Sendable {
    enum Step: Sendable, Hashable {
        case give(Event)
        /// Nothing is left of the last page: ask for more.
        case ask(after: Place)
    }

    /// Events that may wait for a subscriber which had caught up once. Replay is not bounded by it.
    let maximumLag: Int
    private(set) var place: Place
    private(set) var pageSize: PageSize
    private var page: [Event] = []
    private var given = 0
    /// Where it stands when the page is given.
    private var pageEnd: Place
    private var lastNumber: Int64?
    private var hasCaughtUp = false

    init(after place: Place, maximumLag: Int, pageSize: PageSize) {
        self.place = place
        self.maximumLag = maximumLag
        self.pageSize = pageSize
        pageEnd = place
    }

    mutating func next() -> Step {
        while given < page.count {
            let event = page[given]
            given += 1
            guard Place.place(of: event) > place else { continue }
            place = Place.place(of: event)
            lastNumber = Place.number(of: event)
            return .give(event)
        }
        page = []
        given = 0
        place = max(place, pageEnd)
        return .ask(after: place)
    }

    /// It stands at the end and waits for what comes.
    mutating func caughtUp() { hasCaughtUp = true }

    /// Events out of the memory that all subscribers share.
    mutating func took(_ events: [Event]) {
        page = events
        given = 0
    }

    /// A page of the table.
    mutating func read(_ page: EventPage<Place>) throws(EventError) {
        if hasCaughtUp, let lastNumber {
            let (waiting, isBeyond) = page.newest.subtractingReportingOverflow(lastNumber)
            guard !isBeyond, waiting <= Int64(maximumLag) else { throw .tooSlow(waiting: Int(clamping: waiting)) }
        }
        pageSize.read(page.events)
        pageEnd = page.completeTo
        took(page.events)
    }
}
