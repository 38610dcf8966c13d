import CharterResilience
import Foundation
import GraphQLJSON
import Logging
import Testing

@testable import CharterWorkflows

struct WorkflowSubmissionTests {
    private let text = """
        name: w
        inputs: {a: {type: string, default: x}}
        priority: 7
        timeout: 1m
        concurrency: {limit: 3, key: "key {{ inputs.a }}"}
        schedules:
          - {cron: "0 6 * * *"}
          - {cron: "0 6 * * *", inputs: {a: y}}
        steps: [{name: s, transform: 1}]
        """

    @Test func aRunIsEnqueuedAsItsDefinitionSays() throws {
        let definition = try DefinitionTesting.definition(text)
        let now = Date(timeIntervalSince1970: 1_000)
        let submission = try definition.submission([:], userID: "ada", idempotencyKey: "k", now: now)
        #expect(
            submission
                == RunSubmission(
                    kind: "workflow", name: "w", version: definition.version, input: ["a": "x"], userID: "ada",
                    priority: 7, deadline: now.addingTimeInterval(60), idempotencyKey: "k",
                    concurrency: .init(key: "key x", limit: 3)))
        #expect(try definition.submission([:], priority: -1, now: now).priority == -1)
    }

    @Test func whatTheDefinitionRefusesIsNotEnqueued() throws {
        let definition = try DefinitionTesting.definition(text)
        #expect(throws: InputErrors(mistakes: [.init(path: "inputs.a", message: "must be a string, not a number (1)")]))
        {
            try definition.submission(["a": 1], now: Date())
        }
    }

    @Test func aLongConcurrencyKeyIsStillOne() throws {
        let definition = try DefinitionTesting.definition(text)
        func key(_ end: String) throws -> String? {
            try definition.submission(["a": .string(String(repeating: "x", count: 500) + end)], now: Date())
                .concurrency?.key
        }
        #expect(try key("1")?.utf8.count == 64)
        #expect(try key("1") == key("1"))
        #expect(try key("1") != key("2"))
    }

    @Test func schedulesAreKnownByWhatTheyDo() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "schedules-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try text.write(to: folder.appending(path: "w.yaml"), atomically: true, encoding: .utf8)
        let catalog = DefinitionCatalog(
            directory: folder.path, store: InMemoryDefinitionStore(), logger: Logger(label: "test"))
        try await catalog.reload()
        let schedules = catalog.schedules
        #expect(schedules.map(\.submission.input) == [["a": "x"], ["a": "y"]])
        #expect(schedules.map(\.submission.concurrency?.key) == ["key x", "key y"])
        #expect(Set(schedules.map(\.name)).count == 2)
        #expect(schedules.allSatisfy { $0.name.hasPrefix("w 0 6 * * * ") })
    }
}
