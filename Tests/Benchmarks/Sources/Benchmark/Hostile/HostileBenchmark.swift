import Foundation
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// What the worst requests cost a server at its default limits: each in a process of its own, from the bytes of the body
/// to those of the answer, the best of several first times.
enum HostileBenchmark {
    /// Runs every class in a child process and prints the figures, worst last.
    static func run() throws {
        var lines: [(cpu: Double, text: String)] = []
        for (position, request) in HostileRequests.all.enumerated() {
            let child = Process()
            child.executableURL = URL(filePath: CommandLine.arguments[0])
            child.arguments = ["hostile-one", "\(position)"]
            let output = Pipe()
            child.standardOutput = output
            try child.run()
            let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
            child.waitUntilExit()
            let parts = String(decoding: bytes, as: UTF8.self).split(separator: "\t").map(String.init)
            guard child.terminationStatus == 0, parts.count == 3, let cpu = Double(parts[0]) else {
                lines.append((.infinity, "CRASHED \(request.name)"))
                continue
            }
            lines.append((cpu, "\(parts[0]) ms\t\(parts[1]) MB\t\(request.name): \(parts[2])"))
        }
        for line in lines.sorted(by: { $0.cpu < $1.cpu }) { print(line.text) }
    }

    /// Measures one class: milliseconds of CPU, growth of memory in megabytes, and what became of the request.
    static func runOne(_ position: Int) async throws {
        let body = Array(HostileRequests.all[position].body.utf8)
        let schema = try Schema.build(sdl: HostileSchema.sdl)
        let source = DynamicSchema(schema: schema, source: ConformanceSource(schema: schema))
        var best = Double.infinity
        var growth = 0
        var outcome = ""
        for round in 0..<4 {
            let pipeline = RequestPipeline(source)
            let before = ProcessMemory.resetPeak()
            let start = ProcessMemory.cpuSeconds
            let response = await answer(body, pipeline)
            let seconds = ProcessMemory.cpuSeconds - start
            // The first time pays for pages of code that are not in memory yet.
            if round > 0 { best = min(best, seconds) }
            growth = max(growth, ProcessMemory.peak - before)
            outcome = summary(response)
        }
        print(String(format: "%.2f\t%.1f\t", best * 1_000, Double(growth) / 1_048_576) + outcome, terminator: "")
    }

    private static func answer(_ body: [UInt8], _ pipeline: RequestPipeline) async -> GraphQLResponse {
        do throws(GraphQLError) {
            let request = try body.withUnsafeBufferPointer { bytes throws(GraphQLError) in
                try GraphQLRequest.read(bytes)
            }
            let context = RequestContext(requestID: "hostile")
            guard case .response(let response) = await pipeline.execute(request, context: context, allowing: [.query])
            else { return .refused([]) }
            return response
        } catch {
            return .refused([error])
        }
    }

    private static func summary(_ response: GraphQLResponse) -> String {
        switch response.outcome {
        case .executed: "answered with \(response.body.count) bytes"
        case .refused(let code): "\(code?.rawValue ?? "refused"), \(response.body.count) bytes"
        }
    }
}
