import CharterEvents
import CharterModels
import CharterStorage
import Foundation
import GraphQLJSON
import Logging
import Testing

@testable import CharterWorkflows

/// Workflows on the real engine with a real database: what the journal in memory stands for elsewhere.
struct WorkflowProgramOnEngineTests {
    private let logger = Logger(label: "test")

    private func withEngine(
        _ text: String, _ body: (RunEngine, WorkflowDefinition) async throws -> Void
    ) async throws {
        let database = try await DatabaseFactory.open(DatabaseConfiguration(url: .memory, poolTimeout: .seconds(20)))
        try await Migrator(
            database, migrations: EventsMigrations.all + RunStore.migrations + SQLDefinitionStore.migrations
        ).migrate()
        let store = SQLDefinitionStore(database)
        let definition = try DefinitionTesting.definition(text)
        try await store.save(name: definition.name, version: definition.version, text: text)
        // The folder is empty: the definition comes from the store, as on a replica that never saw its file.
        let catalog = DefinitionCatalog(directory: NSTemporaryDirectory(), store: store, logger: logger)
        let model = EchoingModel()
        let program = WorkflowProgram(
            definitions: catalog,
            executors: StepExecutors(
                models: try ModelRegistry([.init(model)], defaultName: model.name), outbound: OutboundPolicy()),
            logger: logger)
        let engine = try RunEngine(
            database: database, events: StoredEventTopics(database: database, logger: logger),
            programs: [WorkflowDefinition.runKind: program], logger: logger)
        let running = Task { await engine.run() }
        do { try await body(engine, definition) } catch {
            running.cancel()
            await running.value
            await database.shutdown()
            throw error
        }
        running.cancel()
        await running.value
        await database.shutdown()
    }

    private func ended(_ engine: RunEngine, _ id: String) async throws -> Run {
        try await eventually { try await engine.store.run(id).status.isEnded }
        return try await engine.store.run(id)
    }

    @Test func aWorkflowRunsToItsEnd() async throws {
        let text = """
            name: w
            inputs: {words: {type: list, required: true}}
            steps:
              - {name: each, forEach: inputs.words, model: {prompt: "say {{ item }}"}}
              - {name: none, when: false, transform: 1}
              - {name: all, needs: each, transform: "{{ steps.each.output | pluck('content') | join('; ') }}"}
            output: {all: "{{ steps.all.output }}"}
            """
        try await withEngine(text) { engine, definition in
            let submission = try definition.submission(["words": ["a", "b", "c"]], now: Date())
            let id = try await engine.submit(submission).run.id
            let run = try await ended(engine, id)
            #expect(run.status == .succeeded)
            #expect(run.output == ["all": "say a; say b; say c"])
            #expect(run.progress == 1)
        }
    }

    @Test func aRunWaitsForItsSignalWithoutAWorker() async throws {
        let text = """
            name: w
            steps:
              - {name: asked, wait: {signal: approval}}
              - {name: held, needs: asked, delay: 10ms}
            output: "{{ steps.asked.output.by }}"
            """
        try await withEngine(text) { engine, definition in
            let id = try await engine.submit(try definition.submission([:], now: Date())).run.id
            try await eventually { try await engine.store.run(id).status == .waiting }
            _ = try await engine.signal(id, "approval", payload: ["by": "ada"])
            let run = try await ended(engine, id)
            #expect(run.output == "ada")
        }
    }

    @Test func aFailedRunSaysWhichStepFailedAndGoesOnBehindItsCompletedSteps() async throws {
        let text = """
            name: w
            inputs: {zero: {type: integer, default: 0}}
            steps:
              - {name: first, transform: 1}
              - {name: second, needs: first, transform: "{{ 1 / inputs.zero }}"}
            """
        try await withEngine(text) { engine, definition in
            let id = try await engine.submit(try definition.submission([:], now: Date())).run.id
            let run = try await ended(engine, id)
            #expect(run.status == .failed)
            #expect(run.failure?.step == "second")
            #expect(run.failure?.code == "VALIDATION_ERROR")
            _ = try await engine.retry(id)
            #expect(try await ended(engine, id).status == .failed)
        }
    }
}
