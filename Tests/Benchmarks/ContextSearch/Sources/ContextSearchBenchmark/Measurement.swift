import CharterContexts
import CharterStorage
import Foundation
import Logging

/// One database with all contexts: how fast it is filled, loaded and searched, and whether the nearest are found.
struct Measurement {
    let name: String
    let database: any Database
    let corpus: Corpus
    let searches: Int
    let logger: Logger

    private func contexts() -> Contexts { Contexts(database, model: corpus, logger: logger) }

    func run() async throws {
        try await Migrator(database, migrations: ContextMigrations.all, logger: logger).migrate()
        let count: Int = try await database.query("SELECT count(*) FROM contexts").first?.decode(0) ?? 0
        if count != corpus.contents.count { try await fill() }
        let before = residentMiB()
        let contexts = contexts()
        let load = try await milliseconds { try await contexts.refreshIndex() }
        let figures = contexts.indexFigures
        if try await contexts.usesPgvector() {
            report("\(name): searched by pgvector's HNSW index, made in \((load / 1_000).rounded(to: 1)) s")
        }
        report(
            "\(name): first load \((load / 1_000).rounded(to: 1)) s, index \(figures.vectors) vectors in "
                + "\(figures.bytes >> 20) MiB (the process grew by \(residentMiB() - before) MiB)")
        for mode in ContextSearchMode.allCases { try await measure(contexts, mode) }
        try await measure(contexts, .hybrid, type: "type7")
        try await recall(contexts)
    }

    private func fill() async throws {
        let contexts = contexts()
        let writing = try await milliseconds {
            try await withThrowingTaskGroup { group in
                for part in 0..<4 {
                    group.addTask {
                        for number in stride(from: part, to: corpus.contents.count, by: 4) {
                            _ = try await contexts.create(
                                ContextDraft(type: "type\(number % 10)", content: corpus.contents[number], owner: "u"))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        let filling = try await milliseconds { try await contexts.makeVectors() }
        report(
            "\(name): written \(perSecond(writing))/s, vectors stored \(perSecond(filling))/s"
                + " (\(try await contexts.waitingForVectors()) missing)")
        if database.dialect == .postgres { try await database.execute("ANALYZE") }
    }

    private func measure(_ contexts: Contexts, _ mode: ContextSearchMode, type: String? = nil) async throws {
        var times: [Double] = []
        var found = 0
        for number in 0..<searches {
            let question = corpus.questions[number % corpus.questions.count].text
            times.append(
                try await milliseconds {
                    found += try await contexts.search(question, type: type, mode: mode, limit: 10).hits.count
                })
        }
        report(
            "\(name): \(mode)\(type == nil ? "" : " of one type of ten") \(times.summary), "
                + "\((Double(found) / Double(searches)).rounded(to: 1)) hits")
    }

    private func recall(_ contexts: Contexts) async throws {
        var right = 0
        let asked = corpus.questions.prefix(100)
        for question in asked {
            let nearest = Set(corpus.nearest(to: question.vector, count: 10).map { corpus.contents[$0] })
            let found = try await contexts.search(near: question.vector, limit: 10)
            right += found.count { nearest.contains($0.context.content) }
        }
        report("\(name): recall@10 against all vectors \((Double(right) / Double(asked.count * 10)).rounded(to: 4))")
    }

    private func perSecond(_ milliseconds: Double) -> Int { Int(Double(corpus.contents.count) / milliseconds * 1_000) }
}
