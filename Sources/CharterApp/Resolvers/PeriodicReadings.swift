import CharterResilience

/// What a function gives at once, and then again after each interval, for as long as somebody asks.
struct PeriodicReadings<Element: Sendable>: AsyncSequence, Sendable {
    let interval: Duration
    let clock: WallClock
    let read: @Sendable () -> Element

    func makeAsyncIterator() -> Iterator { Iterator(readings: self) }

    struct Iterator: AsyncIteratorProtocol {
        let readings: PeriodicReadings
        private var isFirst = true

        init(readings: PeriodicReadings) { self.readings = readings }

        mutating func next() async throws -> Element? {
            if !isFirst { try await readings.clock.sleep(readings.interval) }
            isFirst = false
            return readings.read()
        }
    }
}
