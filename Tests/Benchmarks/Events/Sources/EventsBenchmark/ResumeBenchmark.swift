import CharterEvents

/// A client with a bad connection, that follows a topic over two nodes while it is appended to.
enum ResumeBenchmark {
    struct Result: CustomStringConvertible {
        let events: Int
        let reconnects: Int
        let lost: Int
        let repeated: Int
        let isInOrder: Bool
        let seconds: Double

        var description: String {
            "\(events) seen, \(reconnects) reconnects, \(lost) lost, \(repeated) repeated, "
                + (isInOrder ? "in order" : "OUT OF ORDER") + ", \((seconds * 100).rounded() / 100) s"
        }
    }

    static func measure(_ nodes: BenchmarkDriver.Nodes, events: Int, reconnects: Int) async throws -> Result {
        let start = ContinuousClock.now
        async let seen = follow(nodes, events: events, reconnects: reconnects)
        var appended = 0
        while appended < events {
            let count = min(Int.random(in: 1...50), events - appended)
            let batch = (0..<count).map { NewEvent(type: "tick", payload: "{\"number\":\($0)}") }
            let node = Bool.random() ? nodes.first : nodes.second
            appended = Int(try await node.append(batch, to: "resume"))
        }
        let (sequences, breaks) = try await seen
        let distinct = Set(sequences)
        return Result(
            events: sequences.count, reconnects: breaks, lost: events - distinct.count,
            repeated: sequences.count - distinct.count, isInOrder: sequences == sequences.sorted(),
            seconds: (ContinuousClock.now - start).inMilliseconds / 1_000)
    }

    private static func follow(
        _ nodes: BenchmarkDriver.Nodes, events: Int, reconnects: Int
    ) async throws -> (sequences: [Int64], breaks: Int) {
        var points: Set<Int> = []
        while points.count < min(reconnects, events - 1) { points.insert(Int.random(in: 1..<events)) }
        var seen: [Int64] = []
        var breaks = 0
        while (seen.last ?? 0) < Int64(events) {
            let node = Bool.random() ? nodes.first : nodes.second
            for try await event in node.subscribe(to: "resume", after: seen.last ?? 0) {
                seen.append(event.sequence)
                if event.sequence >= Int64(events) { break }
                if points.contains(seen.count) {
                    breaks += 1
                    break
                }
            }
        }
        return (seen, breaks)
    }
}
