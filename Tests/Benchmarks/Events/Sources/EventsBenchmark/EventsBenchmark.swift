import Foundation

/// Prints the figures of events. In order: for each driver, how long an event takes from its commit to a subscriber on
/// the same node and on another, then clients that reconnect at random points.
///
///     events-benchmark [events of latency: 2000] [events of resume: 10000] [reconnects: 50]
@main
struct EventsBenchmark {
    static func main() async throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let latencyEvents = numbers.first ?? 2_000
        let resumeEvents = numbers.dropFirst().first ?? 10_000
        let reconnects = numbers.dropFirst(2).first ?? 50

        print("event to subscriber, ms, \(latencyEvents) events one after another   p50      p99      max")
        for driver in BenchmarkDriver.allCases {
            try await driver.run { nodes in
                let sameNode = try await LatencyBenchmark.measure(
                    from: nodes.first, to: nodes.first, events: latencyEvents)
                print("  \(driver.title), same node", sameNode.row, separator: "")
                guard driver.hasTwoNodes else { return }
                let acrossNodes = try await LatencyBenchmark.measure(
                    from: nodes.first, to: nodes.second, events: latencyEvents)
                print("  \(driver.title), across nodes", acrossNodes.row, separator: "")
            }
        }

        print("resume, \(resumeEvents) events, \(reconnects) reconnects at random points")
        for driver in BenchmarkDriver.allCases {
            try await driver.run { nodes in
                let result = try await ResumeBenchmark.measure(nodes, events: resumeEvents, reconnects: reconnects)
                print("  \(driver.title): \(result)")
            }
        }
    }
}
