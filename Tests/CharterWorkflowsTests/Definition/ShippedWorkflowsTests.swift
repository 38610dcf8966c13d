import CharterModels
import Foundation
import GraphQLJSON
import Logging
import Testing

@testable import CharterWorkflows

/// The workflows in `Deploy/workflows`: they are free of mistakes, and they run.
struct ShippedWorkflowsTests {
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Deploy/workflows").path

    private struct Shipped: DefinitionSource {
        let definitions: [WorkflowDefinition]

        func definition(named name: String, version: String) async throws -> WorkflowDefinition? {
            definitions.first { $0.name == name }
        }
    }

    private let time = TestTime()

    private func run(
        _ name: String, _ inputs: JSONValue, http: ScriptedExecutor = .echo, journal: RecordingJournal? = nil
    ) async throws -> (outcome: RunOutcome, prompts: [String]) {
        let definitions = try DefinitionCatalog.check(directory: Self.folder).definitions
        let definition = try #require(definitions.first { $0.name == name })
        let model = EchoingModel()
        let models = try ModelRegistry([.init(model)], defaultName: model.name)
        let executors = StepExecutors([
            .model: ModelStepExecutor(models: models, clock: .immediate), .http: http,
            .transform: TransformStepExecutor(), .delay: DelayStepExecutor(), .wait: WaitStepExecutor(),
        ])
        let program = WorkflowProgram(
            definitions: Shipped(definitions: definitions), executors: executors, clock: time.clock,
            logger: Logger(label: "test"))
        let submission = try definition.submission(inputs, now: time.now)
        let run = ClaimedRun(
            id: "r1", kind: "workflow", name: name, version: definition.version, input: submission.input, attempt: 1)
        let outcome = try await program.advance(run, journal ?? RecordingJournal(time))
        return (outcome, model.prompts)
    }

    @Test func theyHaveNoMistakes() throws {
        let result = try DefinitionCatalog.check(directory: Self.folder)
        #expect(result.diagnostics.map(\.description) == [])
        #expect(
            result.definitions.map(\.name).sorted() == [
                "answer-with-context", "publish-with-approval", "review-diff", "summarize-files",
            ])
        #expect(result.definitions.allSatisfy { !$0.description.isEmpty })
    }

    @Test func aDiffIsReviewedFromThreeSidesAndSummedUp() async throws {
        let (outcome, prompts) = try await run("review-diff", ["diff": "-a\n+b\n", "title": "Rename"])
        guard case .succeeded(let output) = outcome else { throw Unexpected(outcome: outcome) }
        #expect(prompts.count == 4)
        #expect(prompts.allSatisfy { !$0.contains("{{") })
        // The summary holds what the others said, who here say what they were told.
        #expect(prompts.allSatisfy { $0.contains("-a\n+b") })
        #expect(output["lines"] == 2)
        #expect(output["summary"]?.stringValue?.contains("Correctness:") == true)
        #expect(output["tests"]?.stringValue?.contains("Write the tests") == true)
        #expect(output["tokensUsed"] == 20)
        let (brief, fewer) = try await run("review-diff", ["diff": "x", "summarize": false])
        guard case .succeeded(let output) = brief else { throw Unexpected(outcome: brief) }
        #expect(fewer.count == 3)
        #expect(output["summary"]?.isNull == true)
    }

    @Test func aQuestionIsAnsweredFromWhatIsGivenAndFound() async throws {
        let search = ScriptedExecutor { step in
            #expect(step.input["query"] == ["q": "Why?", "limit": 5])
            return .finished(output: ["body": [["source": "web", "text": "Because of B."]]])
        }
        let (outcome, prompts) = try await run(
            "answer-with-context",
            [
                "question": "Why?", "passages": [["source": "book", "text": "Because of A."]],
                "searchURL": "https://search.example/",
            ], http: search)
        guard case .succeeded(let output) = outcome else { throw Unexpected(outcome: outcome) }
        #expect(prompts == ["[1] book: Because of A.\n\n[2] web: Because of B.\n\nQuestion: Why?\n"])
        #expect(output["sources"] == ["book", "web"])
        #expect(output["answer"]?.stringValue?.contains("[2] web") == true)
    }

    @Test func withoutPassagesNoModelIsAsked() async throws {
        let failing = ScriptedExecutor { _ in throw RunFailure(code: "UPSTREAM_ERROR", message: "gone") }
        let (outcome, prompts) = try await run(
            "answer-with-context", ["question": "Why?", "searchURL": "https://search.example/"], http: failing)
        guard case .succeeded(let output) = outcome else { throw Unexpected(outcome: outcome) }
        #expect(prompts.isEmpty)
        #expect(output["answer"] == "There are no passages to answer from.")
    }

    @Test func filesAreSummarizedSideBySideAndMerged() async throws {
        let files = JSONValue.array((0..<6).map { ["path": .string("f\($0)"), "text": .string("text \($0)")] })
        let (outcome, prompts) = try await run("summarize-files", ["files": files])
        guard case .succeeded(let output) = outcome else { throw Unexpected(outcome: outcome) }
        #expect(prompts.count == 7)
        guard case .array(let summaries)? = output["summaries"] else { throw Unexpected(outcome: outcome) }
        #expect(summaries.count == 6)
        for (index, summary) in summaries.enumerated() {
            #expect(summary.stringValue?.contains("File \(index + 1) of 6: f\(index)") == true)
        }
        #expect(output["failed"] == 0)
        #expect(output["report"]?.stringValue?.hasPrefix("Merge these notes") == true)
        let (one, _) = try await run("summarize-files", ["files": [["path": "a", "text": "b"]], "report": "list"])
        guard case .succeeded(let output) = one else { throw Unexpected(outcome: one) }
        #expect(output["report"]?.stringValue?.contains("File 1 of 1: a") == true)
    }

    @Test func nothingIsPublishedWithoutApproval() async throws {
        let posted = ScriptedExecutor { .finished(output: $0.input) }
        let inputs: JSONValue = ["topic": "A release", "hold": "10m", "webhook": "https://hook.example/"]
        let journal = RecordingJournal(time)
        let first = try await run("publish-with-approval", inputs, http: posted, journal: journal)
        guard case .resting(_, signals: ["approval"]) = first.outcome else { throw Unexpected(outcome: first.outcome) }
        journal.send("approval", ["approved": true, "by": "ada", "text": "Better words."])
        let held = try await run("publish-with-approval", inputs, http: posted, journal: journal)
        #expect(held.outcome == .resting(until: time.now.addingTimeInterval(600), signals: []))
        #expect(held.prompts.isEmpty)
        time.advance(by: 600)
        let last = try await run("publish-with-approval", inputs, http: posted, journal: journal)
        #expect(last.outcome == .succeeded(output: ["approved": true, "published": true, "text": "Better words."]))
        #expect(
            posted.invocations.map(\.input) == [
                [
                    "method": "POST", "url": "https://hook.example/",
                    "json": ["text": "Better words.", "approvedBy": "ada", "run": "r1"],
                ]
            ])
        let refused = RecordingJournal(time)
        refused.send("approval", ["approved": false])
        let outcome = try await run("publish-with-approval", inputs, http: posted, journal: refused).outcome
        guard case .succeeded(let output) = outcome else { throw Unexpected(outcome: outcome) }
        #expect(output["approved"] == false)
        #expect(output["published"] == false)
        #expect(posted.invocations.count == 1)
    }

    private struct Unexpected: Error {
        let outcome: RunOutcome
    }
}
