import Foundation
import GraphQLJSON
import Logging
import Testing

@testable import CharterWorkflows

/// Whole lives of n8n steps against a server: each `.waiting` is resumed, as a worker would do after the rest.
@Suite(.timeLimit(.minutes(5)))
struct N8nStepExecutorTests {
    private let input: JSONValue = ["path": "review", "workflow": 7, "data": ["diff": "x"]]

    /// One step, its executor and its journal.
    private struct Scene {
        let stub: N8nStub
        let executor: N8nStepExecutor
        let journal: InMemoryJournal
        let input: JSONValue

        func invocation(attempt: Int = 1, state: JSONValue? = nil, signal: JSONValue? = nil) -> StepInvocation {
            StepInvocation(
                runID: "run-1", step: "review", attempt: attempt, input: input, idempotencyKey: "key-1", state: state,
                signal: signal, journal: journal)
        }

        /// Runs an attempt to its end, over all its rests; gives its output and how often it rested.
        func run(attempt: Int = 1, state: JSONValue? = nil) async throws -> (output: JSONValue, rests: Int) {
            var state = state
            for rests in 0..<100 {
                switch try await executor.execute(invocation(attempt: attempt, state: state)) {
                case .finished(let output):
                    return (output, rests)
                case .waiting(let until, _, let remembered):
                    journal.advance(to: try #require(until))
                    state = remembered
                }
            }
            throw N8nError.malformed(detail: "the step never ended")
        }

        /// Runs an attempt that fails.
        func failure(attempt: Int = 1) async throws -> RunFailure {
            do {
                let (output, _) = try await run(attempt: attempt)
                throw N8nError.malformed(detail: "the step succeeded: \(output)")
            } catch let failure as RunFailure {
                return failure
            }
        }
    }

    private func scene(
        _ stub: N8nStub, input: JSONValue? = nil, callbacks: N8nCallbacks? = nil,
        _ change: (inout N8nSettings) throws -> Void = { _ in }
    ) async throws -> Scene {
        let journal = InMemoryJournal()
        try await journal.begin("review", attempt: 1)
        let executor = N8nStepExecutor(
            client: try stub.client(change), callbacks: callbacks, logger: Logger(label: "test"))
        return Scene(stub: stub, executor: executor, journal: journal, input: input ?? self.input)
    }

    private func callbacks() throws -> N8nCallbacks {
        try N8nCallbacks(
            baseURL: N8nBaseURL("http://127.0.0.1:1"), secret: N8nSecret("0123456789abcdef"), validity: .seconds(3_600))
    }

    @Test func anIdInTheAnswerIsFollowedThroughAnEarlyNotFound() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow([
                "path": "review", "respond": "responseNode", "script": ["missing", "new", "running", "success"],
                "result": ["n": 1],
            ])
            let scene = try await scene(stub, input: ["path": "review", "respond": "responseNode"])
            let (output, rests) = try await scene.run()
            #expect(output == ["status": "success", "result": ["n": 1], "execution_id": "231"])
            #expect(rests == 4)
            #expect(try await stub.executions().count == 1)
        }
    }

    @Test func theWorkflowGetsItsDataAndOurs() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review"])
            let scene = try await scene(stub, callbacks: try callbacks())
            _ = try await scene.run()
            let body = try await stub.requests().first { $0.path == "/webhook/review" }?.body
            #expect(body?["diff"] == "x")
            let own = body?["charter"]
            #expect(own?["run_id"] == "run-1")
            #expect(own?["step"] == "review")
            #expect(own?["attempt"] == 1)
            #expect(own?["idempotency_key"] == "key-1")
            #expect(own?["callback_url"]?.stringValue?.hasPrefix("http://127.0.0.1:1/callbacks/n8n/") == true)
        }
    }

    @Test func withoutAnIdTheKeyFindsTheExecutionAmongOthers() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "script": ["running", "running", "running", "success"]])
            for number in 0..<3 { try await stub.start(["n": .int(Int64(number))]) }
            let scene = try await scene(stub)
            let (output, _) = try await scene.run()
            #expect(output["execution_id"] == "234")
            #expect(try await stub.executions().count == 4)
        }
    }

    @Test func aQueuedExecutionIsFoundToo() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "script": ["new", "new", "new", "new", "running", "success"]])
            let (output, _) = try await scene(stub).run()
            #expect(output["execution_id"] == "231")
        }
    }

    @Test func theLastNodesAnswerIsTheResult() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "respond": "lastNode", "result": ["n": 1]])
            let scene = try await scene(stub, input: ["path": "review", "respond": "lastNode"])
            let (output, rests) = try await scene.run()
            #expect(output == ["status": "success", "result": ["n": 1]])
            #expect(rests == 0)
        }
    }

    @Test func theExecuteRouteWithABearerToken() async throws {
        try await N8nStub.running { stub in
            try await stub.server(["has_execute": true, "numeric_ids": true])
            try await stub.workflow([:])
            let scene = try await scene(stub, input: ["trigger": "execute", "workflow": 7]) { $0.sendsBearer = true }
            #expect(try await scene.run().output["execution_id"] == "231")
        }
    }

    @Test func aFilterThatDroppedTheRequestIsNamed() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "is_filtered": true])
            let failure = try await scene(stub).failure()
            #expect(failure.message.contains("filter"))
            #expect(!failure.isRetryable)
        }
    }

    @Test func anUnpublishedWorkflowIsPublishedWhenAskedTo() async throws {
        try await N8nStub.running { stub in
            try await stub.server(["has_publish": false])
            try await stub.workflow(["path": "review", "is_active": false])
            let scene = try await scene(stub, input: ["path": "review", "workflow": 7, "publish": true])
            #expect(try await scene.run().output["status"] == "success")
        }
    }

    @Test func aResultThatIsTooLargeIsLeftThere() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow([
                "path": "review", "respond": "responseNode", "result": .string(String(repeating: "x", count: 9_000)),
            ])
            let scene = try await scene(stub, input: ["path": "review", "respond": "responseNode"]) {
                $0.maximumAnswerBytes = 4_000
            }
            #expect(try await scene.run().output["result_too_large"] == true)
            try await stub.workflow(["is_too_large": true])
            #expect(try await scene.run().output["result_too_large"] == true)
        }
    }

    // MARK: Workers that are lost

    @Test func aSuccessorFindsWhatItsPredecessorStarted() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "script": ["running", "running", "success"]])
            let lost = try await scene(stub)
            _ = try await lost.executor.execute(lost.invocation())
            // The worker died after the start: all that is left of it is the intent.
            let intent = try #require(lost.journal.waits.first ?? nil)
            #expect(intent["phase"] == "starting")
            #expect(try await lost.run(state: intent).output["execution_id"] == "231")
            #expect(try await stub.executions().count == 1)
        }
    }

    @Test func aSuccessorStartsWhatNobodyStarted() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review"])
            try await stub.start(["charter": ["idempotency_key": "key-2"]])
            let scene = try await scene(stub)
            let intent = N8nStepState(phase: .starting, startedAt: Date(), attempt: 1).json
            #expect(try await scene.run(state: intent).output["execution_id"] == "232")
        }
    }

    @Test func aStartWhoseAnswerWasLostIsNotRepeated() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "script": ["running", "running", "success"]])
            try await stub.fault(["path": "/webhook/", "happens": true, "drop": true])
            let (output, _) = try await scene(stub).run()
            #expect(output["execution_id"] == "231")
            #expect(try await stub.executions().count == 1)
        }
    }

    @Test func aGatewayTimeoutIsNoReasonToStartTwice() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "script": ["running", "running", "success"]])
            try await stub.fault(["path": "/webhook/", "happens": true, "status": 504, "body": "<html></html>"])
            let (output, _) = try await scene(stub).run()
            #expect(output["execution_id"] == "231")
            #expect(try await stub.executions().count == 1)
        }
    }

    @Test func stateThatIsNotOursIsRefused() async throws {
        try await N8nStub.running { stub in
            let scene = try await scene(stub)
            await #expect(throws: RunFailure.self) {
                try await scene.executor.execute(scene.invocation(state: ["phase": "other"]))
            }
        }
    }

    // MARK: Further attempts

    @Test func aFailedExecutionIsRepeatedByN8n() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "script": ["running", "error"], "error": "no disk"])
            let scene = try await scene(stub)
            let failure = try await scene.failure()
            #expect(failure.message == "the n8n execution ended as error: no disk")
            #expect(failure.isRetryable)
            #expect(try await scene.run(attempt: 2).output["execution_id"] == "232")
            #expect(try await stub.executions().last?["retryOf"] == "231")
        }
    }

    @Test func whatN8nDoesNotRepeatIsStartedAnew() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "script": ["running", "error"], "error": "no disk"])
            let scene = try await scene(stub)
            _ = try await scene.failure()
            try await stub.workflow(["script": ["running", "success"]])
            try await stub.fault([
                "method": "POST", "path": "/api/v1/executions/231/retry", "status": 409, "body": #"{"message":"no"}"#,
            ])
            #expect(try await scene.run(attempt: 2).output["execution_id"] == "232")
            #expect(try await stub.executions().last?["retryOf"] == .null)
        }
    }

    @Test func aRepetitionWhoseAnswerWasLostIsFound() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "script": ["running", "error"], "error": "no disk"])
            let scene = try await scene(stub)
            _ = try await scene.failure()
            try await stub.fault(["path": "/api/v1/executions/231/retry", "happens": true, "drop": true])
            #expect(try await scene.run(attempt: 2).output["execution_id"] == "232")
            #expect(try await stub.executions().count == 2)
        }
    }

    // MARK: Callbacks

    @Test func aCallbackEndsTheWaitAndALostOneCostsOnlyTime() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "script": ["running", "running", "running", "success"]])
            let callbacks = try callbacks()
            let scene = try await scene(stub, callbacks: callbacks)
            guard case .waiting(_, let signal, let state) = try await scene.executor.execute(scene.invocation()) else {
                Issue.record("it does not wait")
                return
            }
            #expect(signal == "n8n:review")
            let url = try await stub.executions().first?["body"]?["charter"]?["callback_url"]?.stringValue
            let token = try #require(url?.split(separator: "/").last)
            let body = Array(#"{"execution_id":"231","status":"success","result":{"by":"callback"}}"#.utf8)
            guard
                case .signal("run-1", "n8n:review", let payload) = callbacks.handle(
                    token: String(token), body: body, at: Date())
            else {
                Issue.record("the callback is no signal")
                return
            }
            let result = try await scene.executor.execute(scene.invocation(state: state, signal: payload))
            #expect(
                result
                    == .finished(output: [
                        "status": "success", "result": ["by": "callback"], "execution_id": "231", "workflow_id": "7",
                    ]))
            // The same wait, had the callback been lost.
            #expect(try await scene.run(state: state).output["result"] == ["ok": true])
        }
    }

    // MARK: Cancelling

    @Test func aCancelledRunStopsItsExecution() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "respond": "responseNode", "script": ["running"]])
            let scene = try await scene(stub, input: ["path": "review", "respond": "responseNode"])
            guard case .waiting(_, _, let state) = try await scene.executor.execute(scene.invocation()) else {
                Issue.record("it does not wait")
                return
            }
            try await scene.executor.cancel(scene.invocation(state: state))
            #expect(try await stub.executions().first?["status"] == "canceled")
        }
    }

    @Test func anExecutionWhoseIdNobodyToldIsStoppedToo() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "script": ["running"]])
            let scene = try await scene(stub)
            guard case .waiting(_, _, let state) = try await scene.executor.execute(scene.invocation()) else {
                Issue.record("it does not wait")
                return
            }
            try await scene.executor.cancel(scene.invocation(state: state))
            #expect(try await stub.executions().first?["status"] == "canceled")
        }
    }

    @Test func anExecutionOfSomebodyElseIsNotStopped() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["script": ["running"]])
            try await stub.start(["charter": ["idempotency_key": "key-2"]])
            try await stub.workflow(["keeps_data": false])
            try await stub.start([:])
            let scene = try await scene(stub)
            let state = N8nStepState(
                phase: .searching, startedAt: Date(), attempt: 1, workflowID: N8nID("7"))
            try await scene.executor.cancel(scene.invocation(state: state.json))
            #expect(try await stub.executions().allSatisfy { $0["status"] == "running" })
        }
    }

    @Test func whatTakesTooLongIsStopped() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "respond": "responseNode", "script": ["running"]])
            let scene = try await scene(stub, input: ["path": "review", "respond": "responseNode"]) {
                $0.patience.execution = .seconds(60)
            }
            #expect(try await scene.failure().code == "TIMEOUT")
            #expect(try await stub.executions().first?["status"] == "canceled")
        }
    }
}
