import CharterModels
import Testing

@testable import CharterWorkflows

struct ModelRequestsTests {
    private func requests(_ setup: RunsUnderTest.Setup) throws -> ModelRequests {
        let models = try ModelRegistry([.init(WritingModel())], defaultName: "writer")
        let engine = try RunEngine(
            database: setup.database, events: setup.events, programs: [:], logger: .init(label: "test"))
        return ModelRequests(engine: engine, models: models)
    }

    @Test(arguments: RunsUnderTest.allCases)
    func whatNoModelCouldAnswerIsRefused(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let requests = try requests(setup)
            await #expect(throws: ModelError.self) { try await requests.submit(model: "?", messages: [.user("hi")]) }
            await #expect(throws: ModelError.self) { try await requests.submit(messages: []) }
            await #expect(throws: ModelError.self) {
                try await requests.submit(messages: [.user("hi")], parameters: ModelParameters(temperature: 9))
            }
            let runs = try await setup.store.runs(limit: 1).runs
            #expect(runs.isEmpty)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aKeyGivesTheSameRequestAgain(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let requests = try requests(setup)
            let first = try await requests.submit(messages: [.user("hi")], idempotencyKey: "once")
            #expect(try await requests.submit(messages: [.user("hi")], idempotencyKey: "once") == first)
            await #expect(throws: RunError.self) {
                try await requests.submit(messages: [.user("other")], idempotencyKey: "once")
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func otherRunsAreNoRequests(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let requests = try requests(setup)
            let workflow = try await setup.enqueue()
            #expect(try await requests.request(workflow.id) == nil)
            #expect(try await requests.request("x") == nil)
            await #expect(throws: RunError.notFound(id: workflow.id)) { try await requests.cancel(workflow.id) }
        }
    }
}
