import Foundation

/// Options of the form `--name value`.
struct Arguments {
    private var values: [String: String] = [:]

    init(_ arguments: [String] = Array(CommandLine.arguments.dropFirst())) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word.hasPrefix("--") { values[String(word.dropFirst(2))] = rest.popFirst() ?? "" }
        }
    }

    func text(_ name: String) -> String? { values[name] }
    func number(_ name: String, default value: Int) -> Int { values[name].flatMap(Int.init) ?? value }
}

func report(_ line: String) {
    print(line)
    // All streams: the global of standard output is not safe to share.
    fflush(nil)
}

func milliseconds(_ body: () async throws -> Void) async rethrows -> Double {
    let start = ContinuousClock.now
    try await body()
    let time = start.duration(to: .now).components
    return Double(time.seconds) * 1_000 + Double(time.attoseconds) / 1e15
}

/// Memory of this process in RAM.
func residentMiB() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) >> 10
}

extension [Double] {
    /// Of milliseconds.
    var summary: String { "p50 \(quantile(0.5).rounded(to: 1)) ms, p99 \(quantile(0.99).rounded(to: 1)) ms" }

    func quantile(_ share: Double) -> Double {
        guard !isEmpty else { return 0 }
        return sorted()[Swift.min(count - 1, Int(Double(count) * share))]
    }
}

extension Double {
    func rounded(to digits: Int) -> Double {
        let scale = Foundation.pow(10, Double(digits))
        return (self * scale).rounded() / scale
    }
}
