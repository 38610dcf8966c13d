import CharterContexts
import CharterModels
import CharterStorage
import Foundation
import Logging
import PrivateServices

/// Measures search for contexts on both databases. What the contexts are made of is said in `Corpus`.
///
///     context-search-benchmark [--on sqlite|postgres|pgvector] [--contexts 100000] [--sentences 1200]
///                              [--searches 1000] [--noise 0.1] [--url URL]
///
/// `pgvector` needs the folder of a PostgreSQL's programs that has it, in CHARTER_PGVECTOR_PROGRAMS. `--url` names a database
/// to use instead of a new one; when it has as many contexts already, they are searched as they are.
@main
struct ContextSearchBenchmark {
    static func main() async throws {
        let arguments = Arguments()
        let logger = Logger(label: "benchmark") { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = .error
            return handler
        }
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../../../..").standardizedFileURL
        let sentences = try Sentences.read(root, count: arguments.number("sentences", default: 1_200))
        let real = try await RealVectors.make(
            sentences, root: root, cache: root.appending(path: "Tests/Benchmarks/ContextSearch/.build/vectors.json"),
            logger: logger)
        let corpus = Corpus(
            real, count: arguments.number("contexts", default: 100_000), questions: 200,
            noise: Float(arguments.text("noise") ?? "") ?? 0.1)
        report(
            "\(corpus.contents.count) contexts of two of \(real.sentences.count) sentences each, "
                + "\(corpus.dimension ?? 0) dimensions, \(corpus.questions.count) queries of 1 to 3 words")
        for name in arguments.text("on").map({ [$0] }) ?? ["sqlite", "postgres"] {
            let place = try await BenchmarkDatabase(name, url: arguments.text("url"))
            let database = try await DatabaseFactory.open(
                DatabaseConfiguration(url: try DatabaseURL(place.url)), logger: logger)
            try await Measurement(
                name: name, database: database, corpus: corpus, searches: arguments.number("searches", default: 1_000),
                logger: logger
            ).run()
            await database.shutdown()
            await place.remove()
        }
        try await modelTime(corpus, root, logger)
    }

    /// What the model adds to a search whose query it has not seen before.
    private static func modelTime(_ corpus: Corpus, _ root: URL, _ logger: Logger) async throws {
        let times = try await RealVectors.withModel(root, logger) { model in
            var times: [Double] = []
            for question in corpus.questions.prefix(100) {
                times.append(try await milliseconds { _ = try await model.embed(question.text) })
            }
            return times
        }
        report("the local model makes the vector of a query: \(times.summary)")
    }
}

/// A new database: PostgreSQL on loopback, or a file. Both end with this process at the latest.
struct BenchmarkDatabase {
    let url: String
    private var cluster: PrivatePostgres?
    private var folder: URL?

    init(_ name: String, url: String?) async throws {
        if let url {
            self.url = url
        } else if name != "sqlite" {
            let programs = ProcessInfo.processInfo.environment["CHARTER_PGVECTOR_PROGRAMS"]
            let cluster = try await PrivatePostgres.start(.init(programs: name == "pgvector" ? programs : nil))
            self.url = try await cluster.createDatabase()
            self.cluster = cluster
        } else {
            let folder = FileManager.default.temporaryDirectory.appending(path: "contexts-\(UUID().uuidString)")
            self.url = "sqlite:\(folder.appending(path: "contexts.sqlite").path)"
            self.folder = folder
        }
    }

    func remove() async {
        await cluster?.remove()
        if let folder { try? FileManager.default.removeItem(at: folder) }
    }
}
