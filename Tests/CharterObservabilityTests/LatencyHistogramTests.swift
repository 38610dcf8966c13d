import CharterObservability
import Testing

struct LatencyHistogramTests {
    @Test func emptyHistogramIsZero() {
        let snapshot = LatencyHistogram().snapshot()
        #expect(snapshot.count == 0)
        #expect(snapshot.mean == 0)
        #expect(snapshot.quantile(0.99) == 0)
    }

    @Test(arguments: [0.00002, 0.00031, 0.0042, 0.07, 0.9, 11.0, 79.0])
    func quantileIsWithinNinePercentAbove(seconds: Double) {
        let histogram = LatencyHistogram()
        histogram.record(seconds)
        let quantile = histogram.snapshot().quantile(0.5)
        #expect(quantile >= seconds * 0.999_999)
        #expect(quantile <= seconds * 1.09)
    }

    @Test func quantilesSplitTheDurations() {
        let histogram = LatencyHistogram()
        for _ in 0..<98 { histogram.record(0.001) }
        for _ in 0..<2 { histogram.record(1) }
        let snapshot = histogram.snapshot()
        #expect(snapshot.quantile(0.5) < 0.0011)
        #expect(snapshot.quantile(0.99) >= 1)
        #expect(abs(snapshot.mean - (0.098 + 2) / 100) < 1e-9)
    }

    @Test func extremesAreCounted() {
        let histogram = LatencyHistogram()
        histogram.record(0)
        histogram.record(-1)
        histogram.record(1e9)
        let snapshot = histogram.snapshot()
        #expect(snapshot.count == 3)
        #expect(snapshot.cumulative.last?.count == 2)
        #expect(snapshot.quantile(1) > 80)
    }

    @Test func cumulativeCountsNeverFall() {
        let histogram = LatencyHistogram()
        for exponent in 0..<40 { histogram.record(0.000_01 * Double(1 << min(exponent, 30))) }
        let counts = histogram.snapshot().cumulative.map(\.count)
        #expect(counts == counts.sorted())
        #expect(histogram.snapshot().cumulative.count == 23)
    }
}
