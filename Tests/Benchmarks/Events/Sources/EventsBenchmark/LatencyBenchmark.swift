import CharterEvents
import Foundation

/// Times events from the moment at which their commit is known to the one at which the subscriber has them.
enum LatencyBenchmark {
    struct Percentiles: Sendable {
        let p50: Double
        let p99: Double
        let maximum: Double

        var row: String { String(format: "  %.2f  %.2f  %.2f", p50, p99, maximum) }
    }

    static func measure(
        from sender: StoredEventTopics, to receiver: StoredEventTopics, events: Int
    ) async throws -> Percentiles {
        let topic = UUID().uuidString
        let warmUp = 100
        let subscription = receiver.subscribe(to: topic, after: 0)
        let (arrivals, arrived) = AsyncStream.makeStream(of: ContinuousClock.Instant.self)
        let subscriber = Task {
            for try await _ in subscription { arrived.yield(ContinuousClock.now) }
        }
        var arrival = arrivals.makeAsyncIterator()
        var times: [Double] = []
        for number in 0..<(events + warmUp) {
            _ = try await sender.append([NewEvent(type: "tick", payload: "{\"number\":\(number)}")], to: topic)
            let committed = ContinuousClock.now
            guard let end = await arrival.next() else { break }
            // On the same node it may be there before `append` has returned.
            if number >= warmUp { times.append(max(0, (end - committed).inMilliseconds)) }
            // The subscriber is to wait again, as it does between events.
            try await Task.sleep(for: .milliseconds(1))
        }
        subscriber.cancel()
        return percentiles(times)
    }

    private static func percentiles(_ times: [Double]) -> Percentiles {
        let sorted = times.sorted()
        func at(_ share: Double) -> Double { sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] }
        return Percentiles(p50: at(0.5), p99: at(0.99), maximum: at(1))
    }
}

extension Duration {
    var inMilliseconds: Double { Double(components.seconds) * 1_000 + Double(components.attoseconds) / 1e15 }
}
