import ChaosWork
import Foundation
import PrivateServices

/// Measures durable runs on both databases, and kills their workers. `--url` names an empty database to use instead.
///
///     runs-benchmark throughput [--on postgres|sqlite] [--runs 5000] [--workers 4]
///     runs-benchmark latency    [--on postgres|sqlite] [--rate 100] [--seconds 10]
///     runs-benchmark chaos      [--on postgres|sqlite] [--runs 1000] [--steps 5] [--kills 20] [--processes 3]
///                               [--lease 30] [--heartbeat 5] [--reaper 5]
@main
struct RunsBenchmark {
    static func main() async throws {
        let arguments = Arguments()
        let parts = arguments.words.isEmpty ? ["throughput", "latency", "chaos"] : arguments.words
        let databases = arguments.text("on").map { [$0] } ?? ["postgres", "sqlite"]
        var isGood = true
        for part in parts {
            for name in databases {
                let database = try await BenchmarkDatabase(name, url: arguments.text("url"))
                switch part {
                case "throughput": try await Throughput(arguments).run(on: name, url: database.url)
                case "latency": try await Latency(arguments).run(on: name, url: database.url)
                case "chaos": isGood = try await Chaos(arguments).run(on: name, url: database.url) && isGood
                default:
                    report("there is no part \(part), but throughput, latency and chaos")
                    isGood = false
                }
                await database.remove()
            }
        }
        exit(isGood ? 0 : 1)
    }
}

/// A new database: PostgreSQL on loopback that does wait for its disk, or a file. Both end with this process at the latest.
struct BenchmarkDatabase {
    let url: String
    private var cluster: PrivatePostgres?
    private var folder: URL?

    init(_ name: String, url: String?) async throws {
        if let url {
            self.url = url
        } else if name == "postgres" {
            let cluster = try await PrivatePostgres.start(.init(settings: ["fsync": "on"]))
            self.url = try await cluster.createDatabase()
            self.cluster = cluster
        } else {
            let folder = FileManager.default.temporaryDirectory.appending(path: "runs-\(UUID().uuidString)")
            self.url = "sqlite:\(folder.appending(path: "runs.sqlite").path)"
            self.folder = folder
        }
    }

    func remove() async {
        await cluster?.remove()
        if let folder { try? FileManager.default.removeItem(at: folder) }
    }
}

/// Prints figures at once, also into a pipe.
func report(_ text: String) { try? FileHandle.standardOutput.write(contentsOf: Data("\(text)\n".utf8)) }

extension Double {
    func rounded(to digits: Int) -> String { String(format: "%.\(digits)f", self) }
}

extension [Double] {
    /// The value below which a share of all is; 0 without any.
    func quantile(_ share: Double) -> Double {
        let sorted = sorted()
        guard let last = sorted.indices.last else { return 0 }
        return sorted[Swift.min(last, Int((Double(last) * share).rounded()))]
    }
}
