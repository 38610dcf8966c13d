import BenchmarkSchema
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

/// Times the engine in process, one core, and prints a table: the best of several rounds, since noise only adds.
///
/// `benchmark [list|hit|fresh]…` times only those; `benchmark hostile` measures hostile requests instead.
@main
struct Benchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments.dropFirst().first == "hostile" { return try HostileBenchmark.run() }
        if arguments.count == 3, arguments[1] == "hostile-one", let position = Int(arguments[2]) {
            return try await HostileBenchmark.runOne(position)
        }
        let schema = try GeneratedSchema(resolvers: BenchmarkData())
        print("figure".padded(52), "measured".padded(14), "wanted")
        let wanted = CommandLine.arguments.dropFirst()
        let isWanted = { (name: String) in wanted.isEmpty || wanted.contains(name) }
        if isWanted("list") { try await measureList(schema) }
        if isWanted("hit") { await measureHit(schema) }
        if isWanted("fresh") { await measureFresh(schema) }
    }

    /// A cached plan over 1,000 log entries with a nested workflow of 10 steps: 38 leaves an entry.
    private static func measureList(_ schema: GeneratedSchema) async throws {
        let pipeline = RequestPipeline(schema, options: .benchmark)
        let request = GraphQLRequest(Workload.list, variables: ["u": "user-1"])
        let bytes = Double(try await body(pipeline, request).count)
        let seconds = await best(rounds: 15, 20) { _ = try? await body(pipeline, request) }
        report("L, cached plan, megabytes a second", bytes / seconds / 1e6, "≥ 500")
        report("L, nanoseconds a leaf", seconds * 1e9 / 38_000, "")
    }

    private static func measureHit(_ schema: GeneratedSchema) async {
        let pipeline = RequestPipeline(schema, options: .benchmark)
        let request = GraphQLRequest(Workload.small, variables: ["id": "wf-7"])
        let seconds = await best(rounds: 15, 20_000) { _ = try? await body(pipeline, request) }
        report("S, cached plan, microseconds", seconds * 1e6, "< 5")
        let medium = GraphQLRequest(Workload.medium, variables: Workload.mediumVariables)
        let mediumSeconds = await best(rounds: 15, 5_000) { _ = try? await body(pipeline, medium) }
        report("M, cached plan, microseconds", mediumSeconds * 1e6, "")
    }

    /// Texts that no cache has seen: parse, validate, plan and run, less what running a cached one costs.
    private static func measureFresh(_ schema: GeneratedSchema) async {
        let pipeline = RequestPipeline(schema, options: .benchmark)
        var number = 0
        let fresh = await best(rounds: 15, 2_000) {
            number += 1
            let text = Workload.medium.replacingFirst("aiResponse", with: "a\(number): aiResponse")
            _ = try? await body(pipeline, GraphQLRequest(text, variables: Workload.mediumVariables))
        }
        let text = await best(rounds: 15, 2_000) {
            number += 1
            _ = GraphQLRequest(
                Workload.medium.replacingFirst("aiResponse", with: "a\(number): aiResponse"),
                variables: Workload.mediumVariables)
        }
        let medium = GraphQLRequest(Workload.medium, variables: Workload.mediumVariables)
        let cached = await best(rounds: 15, 5_000) { _ = try? await body(pipeline, medium) }
        report("M, parse + validate + plan, microseconds", (fresh - text - cached) * 1e6, "< 25")
    }

    private static func body(_ pipeline: RequestPipeline, _ request: GraphQLRequest) async throws -> ResponseBody {
        let context = RequestContext(requestID: "benchmark")
        guard case .response(let response) = await pipeline.execute(request, context: context, allowing: [.query]),
            case .executed(hasErrors: false, dataIsNull: false) = response.outcome
        else { throw GraphQLError("The benchmark's request failed.") }
        return response.body
    }

    /// Seconds of one call, in the fastest round.
    private static func best(rounds: Int, _ calls: Int, _ call: () async -> Void) async -> Double {
        var best = Double.infinity
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            for _ in 0..<calls { await call() }
            let elapsed = (ContinuousClock.now - start).components
            best = min(best, (Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18) / Double(calls))
        }
        return best
    }

    private static func report(_ name: String, _ value: Double, _ wanted: String) {
        let rounded = (value * 100).rounded() / 100
        print(name.padded(52), "\(rounded)".padded(14), wanted)
    }
}

extension String {
    fileprivate func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    fileprivate func replacingFirst(_ text: String, with other: String) -> String {
        guard let range = firstRange(of: text) else { return self }
        return replacingCharacters(in: range, with: other)
    }

    private func replacingCharacters(in range: Range<String.Index>, with other: String) -> String {
        String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}
