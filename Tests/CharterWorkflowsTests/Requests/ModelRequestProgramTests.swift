import CharterEvents
import CharterModels
import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct ModelRequestProgramTests {
    private func registry(_ model: WritingModel) throws -> ModelRegistry {
        try ModelRegistry([.init(model, aliases: ["w"])], defaultName: model.name)
    }

    /// The text as a subscriber joins it, who comes late or early.
    private func text(_ setup: RunsUnderTest.Setup, _ run: String) async throws -> String {
        var text = ""
        for change in try await setup.changes(run) {
            switch change {
            case .custom("model.started", _), .custom("model.restarted", _): text = ""
            case .custom("model.delta", let data): text += data["text"]?.stringValue ?? ""
            default: break
            }
        }
        return text
    }

    private func engine(_ setup: RunsUnderTest.Setup, _ models: ModelRegistry) throws -> RunEngine {
        try RunEngine(
            database: setup.database, events: setup.events,
            programs: [ModelRequestProgram.kind: ModelRequestProgram(models: models)], options: .quick(),
            logger: .init(label: "test"))
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRequestIsAnsweredAndItsTextIsKept(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let model = WritingModel()
            let models = try registry(model)
            let engine = try engine(setup, models)
            let requests = ModelRequests(engine: engine, models: models)
            try await setup.whileWorking(engine) {
                let submitted = try await requests.submit(
                    model: "w", task: .code, messages: [.user("hello")],
                    parameters: ModelParameters(temperature: 0.5), userID: "ada")
                #expect(submitted.state == .processing)
                #expect(submitted.model == "writer")
                _ = try await setup.untilEnded(submitted.run.id)
                #expect(try await requests.request(submitted.run.id)?.state == .completed(model.reply))
                #expect(try await text(setup, submitted.run.id) == "Hello, world")
                #expect(model.requests.first?.messages.map(\.role) == [.system, .user])
                #expect(model.requests.first?.parameters == ModelParameters(temperature: 0.5))
                let started = RunChange.custom(type: "model.started", ["model": "writer", "attempt": 1])
                let changes = try await setup.changes(submitted.run.id)
                #expect(changes.contains(started))
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aSubscriberThatComesLateGetsAllOfTheText(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let models = try registry(WritingModel(pieces: (0..<200).map { "\($0) " }))
            let engine = try engine(setup, models)
            let requests = ModelRequests(engine: engine, models: models)
            try await setup.whileWorking(engine) {
                let run = try await requests.submit(messages: [.user("count")]).run
                _ = try await setup.untilEnded(run.id)
                var late = ""
                for try await event in setup.events.subscribe(to: run.id, after: 0) {
                    let change = RunEvent(event)?.change
                    if case .custom("model.delta", let data)? = change { late += data["text"]?.stringValue ?? "" }
                    if RunEvent(event)?.isLast == true { break }
                }
                #expect(late == (0..<200).map { "\($0) " }.joined())
                // Many pieces became few events.
                let deltas = try await setup.types(run.id).filter { $0 == "model.delta" }
                #expect(deltas.count < 100)
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aWorkerThatTakesOverBeginsAnew(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let models = try registry(WritingModel())
            let engine = try engine(setup, models)
            let requests = ModelRequests(engine: engine, models: models)
            let run = try await requests.submit(messages: [.user("hello")]).run
            let request = ClaimRequest(owner: "lost", kinds: [ModelRequestProgram.kind], lease: 0.1, limit: 1)
            var options = RunOptions.quick()
            options.lease = .milliseconds(100)
            let lost = setup.journal(try #require(try await setup.store.claim(request).first), options)
            try await lost.begin("answer", attempt: 1)
            try await lost.emit("model.started", ["model": "writer", "attempt": 1])
            try await lost.emit("model.delta", ["text": "Half an ans"])
            try await setup.whileWorking(engine) {
                let ended = try await setup.untilEnded(run.id)
                #expect(ended.status == .succeeded)
                let joined = try await text(setup, run.id)
                #expect(joined == "Hello, world")
                let restarted = RunChange.custom(type: "model.restarted", ["model": "writer", "attempt": 1])
                let changes = try await setup.changes(run.id)
                #expect(changes.contains(restarted))
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func anAnswerThatIsThereIsNotAskedForAgain(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let model = WritingModel()
            let models = try registry(model)
            let engine = try engine(setup, models)
            let run = try await ModelRequests(engine: engine, models: models).submit(messages: [.user("hello")]).run
            let request = ClaimRequest(owner: "lost", kinds: [ModelRequestProgram.kind], lease: 0.1, limit: 1)
            var options = RunOptions.quick()
            options.lease = .milliseconds(100)
            let lost = setup.journal(try #require(try await setup.store.claim(request).first), options)
            try await lost.complete("answer", output: model.reply.json)
            try await setup.whileWorking(engine) {
                let ended = try await setup.untilEnded(run.id)
                #expect(SubmittedModelRequest(ended).state == .completed(model.reply))
                #expect(model.requests.isEmpty)
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aModelThatBreaksOffIsAskedAgain(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let model = WritingModel(failures: [.truncated(model: "writer", partialText: "Hel")])
            let models = try registry(model)
            let engine = try engine(setup, models)
            try await setup.whileWorking(engine) {
                let run = try await ModelRequests(engine: engine, models: models).submit(messages: [.user("hello")]).run
                let ended = try await setup.untilEnded(run.id)
                #expect(ended.status == .succeeded)
                #expect(model.requests.count == 2)
                let joined = try await text(setup, run.id)
                #expect(joined == "Hello, world")
                let (types, steps) = (try await setup.types(run.id), try await setup.store.steps(of: run.id))
                #expect(types.contains("step.retrying"))
                #expect(steps.first?.attempt == 2)
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func whatNoRepetitionMendsFailsAtOnce(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let model = WritingModel(failures: [.credentialsRefused(model: "writer", status: 401)])
            let models = try registry(model)
            let engine = try engine(setup, models)
            let requests = ModelRequests(engine: engine, models: models)
            try await setup.whileWorking(engine) {
                let run = try await requests.submit(messages: [.user("hello")]).run
                _ = try await setup.untilEnded(run.id)
                guard case .failed(let failure)? = try await requests.request(run.id)?.state else {
                    Issue.record("not failed")
                    return
                }
                #expect(failure.code == "UPSTREAM_ERROR")
                #expect(model.requests.count == 1)
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRequestIsCancelledInTheMiddle(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let model = WritingModel { number in
                if number == 1 { try await Task.sleep(for: .seconds(1_000)) }
            }
            let models = try registry(model)
            let engine = try engine(setup, models)
            let requests = ModelRequests(engine: engine, models: models)
            try await setup.whileWorking(engine) {
                let run = try await requests.submit(messages: [.user("hello")]).run
                try await eventually { try await text(setup, run.id) == "Hel" }
                _ = try await requests.cancel(run.id)
                _ = try await setup.untilEnded(run.id)
                #expect(try await requests.request(run.id)?.state == .cancelled)
                // The abandoned call is accounted for.
                try await eventually { models.ledger.snapshot().byModel["writer"]?.inFlight == 0 }
            }
        }
    }
}
