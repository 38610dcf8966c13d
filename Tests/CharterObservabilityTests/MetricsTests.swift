import CharterObservability
import Testing

struct MetricsTests {
    @Test func counterAdds() {
        let counter = Counter()
        counter.increment()
        counter.increment(by: 4)
        #expect(counter.value == 5)
    }

    @Test func gaugeRisesAndFalls() {
        let gauge = Gauge()
        gauge.increment()
        gauge.increment()
        gauge.decrement()
        #expect(gauge.value == 1)
    }

    @Test func concurrentIncrementsAreAllCounted() async {
        let counter = Counter()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { for _ in 0..<1_000 { counter.increment() } } }
        }
        #expect(counter.value == 8_000)
    }
}
