import CharterResilience
import Foundation
import GraphQLJSON
import Logging
import Testing

@testable import CharterWorkflows

/// The public API over a real connection.
@Suite(.timeLimit(.minutes(5)))
struct N8nClientTests {
    private let review = N8nTrigger.webhook(N8nWebhook(path: "review"))
    private let answering = N8nTrigger.webhook(N8nWebhook(path: "review", respondMode: .responseNode))

    /// What the execution of workflow 7 is called: the stub counts from 231.
    private func first() throws -> N8nID { try #require(N8nID("231")) }

    private func error(_ body: () async throws -> Void) async -> N8nError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? N8nError
        }
    }

    @Test func anExecutionFromItsStartToItsEnd() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow([
                "path": "review", "respond": "responseNode", "script": ["new", "running", "waiting", "success"],
                "result": ["n": 1],
            ])
            let client = try stub.client()
            #expect(
                try await client.start(answering, body: ["diff": "x"], idempotencyKey: "k-1") == .execution(try first())
            )
            let queued = try await client.execution(try first())
            #expect(queued.status == .new)
            #expect(queued.startedAt == nil)
            #expect(queued.data == nil)
            #expect(queued.workflowID == N8nID("7"))
            #expect(try await client.execution(try first()).status == .running)
            #expect(try await client.execution(try first()).status == .waiting)
            let ended = try await client.execution(try first(), includeData: true)
            #expect(ended.status == .success)
            #expect(ended.stoppedAt != nil)
            #expect(ended.result == ["n": 1])
            let requests = try await stub.requests()
            #expect(requests.first?.path == "/webhook/review")
            #expect(requests.first?.body == ["diff": "x"])
            #expect(requests.first?.headers["idempotency-key"] == "k-1")
            #expect(requests.first?.headers["x-n8n-api-key"] == nil)
            #expect(requests.last?.path == "/api/v1/executions/231?includeData=true")
            #expect(requests.last?.headers["x-n8n-api-key"] == "n8n-key")
            #expect(requests.last?.headers["authorization"] == nil)
        }
    }

    @Test func anOlderServerHasNumbers() async throws {
        try await N8nStub.running { stub in
            try await stub.server(["numeric_ids": true, "knows_new": false])
            try await stub.workflow(["path": "review", "respond": "responseNode"])
            let client = try stub.client()
            #expect(try await client.start(answering, body: [:], idempotencyKey: "k") == .execution(try first()))
            #expect(try await client.execution(try first()).id == first())
        }
    }

    @Test func aListIsPagedAndNarrowed() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "script": ["success"]])
            try await stub.workflow(["script": ["new"]], of: "8")
            for number in 0..<5 { try await stub.start(["n": .int(Int64(number))]) }
            try await stub.start([:], of: "8")
            let client = try stub.client()
            let page = try await client.executions(workflowID: N8nID("7"), limit: 2)
            #expect(page.executions.map(\.id.description) == ["235", "234"])
            let last = try await client.executions(workflowID: N8nID("7"), limit: 4, cursor: page.nextCursor)
            #expect(last.executions.map(\.id.description) == ["233", "232", "231"])
            #expect(last.nextCursor == nil)
            let queued = try await client.executions(status: .new)
            #expect(queued.executions.map(\.workflowID) == [N8nID("8")])
            let recent = try await client.executions(startedAfter: Date().addingTimeInterval(-3_600))
            #expect(recent.executions.count == 5)
            let later = try await client.executions(startedAfter: Date().addingTimeInterval(3_600))
            #expect(later.executions.isEmpty)
        }
    }

    @Test func aRetryIsANewExecution() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["script": ["error"], "error": "no disk", "retry_script": ["running"]])
            try await stub.start([:])
            let client = try stub.client()
            #expect(try await client.execution(try first(), includeData: true).failureMessage == "no disk")
            let again = try await client.retry(try first())
            #expect(again.id == N8nID("232"))
            #expect(again.retryOf == (try first()))
            #expect(again.status == .running)
            let conflict = await error { _ = try await client.retry(again.id) }
            #expect(conflict == .conflict(detail: "The execution succeeded, so it cannot be retried."))
        }
    }

    @Test func whatIsStoppedIsCanceledAndStoppingTwiceIsNoError() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["script": ["running"]])
            try await stub.start([:])
            let client = try stub.client()
            try await client.stop(try first())
            #expect(try await client.execution(try first()).status == .canceled)
            try await client.stop(try first())
            try await client.stop(try #require(N8nID("999")))
        }
    }

    @Test(arguments: [true, false])
    func publishingWorksOnOldAndNewServers(hasPublish: Bool) async throws {
        try await N8nStub.running { stub in
            try await stub.server(["has_publish": .bool(hasPublish)])
            try await stub.workflow(["path": "review", "is_active": false])
            let client = try stub.client()
            let unknown = await error { _ = try await client.start(review, body: [:], idempotencyKey: "k") }
            #expect("\(String(describing: unknown))".contains("The workflow must be active"))
            try await client.publish(try #require(N8nID("7")))
            #expect(try await client.start(review, body: [:], idempotencyKey: "k") == .received)
            let missing = await error { try await client.publish(try #require(N8nID("9"))) }
            #expect(missing == .notFound(detail: "not found"))
        }
    }

    @Test(
        arguments: [
            (["type": "basic", "user": "me", "password": "pw"], "basic"),
            (["type": "header", "name": "X-Team", "value": "blue"], "header"),
            (["type": "jwt", "token": "a.b.c"], "jwt"),
        ] as [(JSONValue, String)])
    func webhooksAreOpenedByTheirCredentials(auth: JSONValue, credential: String) async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "team/review", "auth": auth])
            let client = try stub.client { settings in
                settings.credentials = [
                    "basic": .basic(user: "me", password: try N8nSecret("pw")),
                    "header": .header(name: "X-Team", value: try N8nSecret("blue")),
                    "jwt": .jwt(try N8nSecret("a.b.c")),
                    "wrong": .basic(user: "me", password: try N8nSecret("no")),
                ]
            }
            func start(_ credential: String?) async throws -> N8nTriggerAnswer {
                let webhook = N8nWebhook(path: "team/review", credential: credential)
                return try await client.start(.webhook(webhook), body: [:], idempotencyKey: "k")
            }
            #expect(try await start(credential) == .received)
            for wrong in [nil, "wrong"] {
                let refused = await error { _ = try await start(wrong) }
                #expect([.refused(status: 401), .refused(status: 403)].contains(refused))
            }
            let unknown = await error { _ = try await start("other") }
            #expect(unknown == .invalidConfiguration(reason: #"there is no credential "other""#))
        }
    }

    @Test func aTestWebhookListensOnce() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["path": "review", "is_active": false, "is_listening": true])
            let test = N8nTrigger.webhook(N8nWebhook(path: "review", isTest: true))
            let client = try stub.client()
            #expect(try await client.start(test, body: [:], idempotencyKey: "k") == .received)
            let again = await error { _ = try await client.start(test, body: [:], idempotencyKey: "k") }
            #expect("\(String(describing: again))".contains("Execute workflow"))
        }
    }

    @Test func theExecuteRouteOfPrivateBuilds() async throws {
        try await N8nStub.running { stub in
            try await stub.server(["has_execute": true])
            try await stub.workflow([:])
            let execute = N8nTrigger.execute(try #require(N8nID("7")))
            let client = try stub.client { $0.sendsBearer = true }
            #expect(try await client.start(execute, body: ["a": 1], idempotencyKey: "k") == .execution(try first()))
            let refused = await error {
                _ = try await stub.client().start(execute, body: [:], idempotencyKey: "k")
            }
            #expect(refused == .refused(status: 403))
        }
    }

    @Test func aWrongKeyIsRefusedAndNoKeyIsNotSent() async throws {
        try await N8nStub.running { stub in
            let wrong = try stub.client { $0.apiKey = try N8nSecret("other") }
            #expect(await error { _ = try await wrong.execution(try first()) } == .refused(status: 401))
            let none = try stub.client { $0.apiKey = nil }
            #expect(
                await error { _ = try await none.execution(try first()) }
                    == .invalidConfiguration(reason: "no API key is configured"))
            #expect(try await stub.requests().count == 1)
        }
    }

    private static let faults: [(JSONValue, N8nError)] = [
        (["status": 429, "headers": ["Retry-After": "7"]], .rateLimited(retryAfter: .seconds(7))),
        (
            ["status": 502, "content_type": "text/html", "body": "<html>nginx</html>"],
            .failed(status: 502, detail: "Bad Gateway")
        ),
        (["status": 500, "body": #"{"message":"Somethi"#], .failed(status: 500, detail: "Internal Server Error")),
        (["status": 404, "body": #"{"message":"Not Found"}"#], .notFound(detail: "Not Found")),
        (["status": 302, "headers": ["Location": "http://127.0.0.1:1/"]], .failed(status: 302, detail: "Found")),
        (["status": 200, "body": #"{"status":"success"}"#], .malformed(detail: "it is no execution")),
    ]

    @Test(arguments: faults)
    func errorsOfTheServer(fault: JSONValue, expected: N8nError) async throws {
        try await N8nStub.running { stub in
            guard case .object(var members) = fault else { return }
            members["path"] = "/api/v1/executions/231"
            try await stub.fault(.object(members))
            let client = try stub.client()
            #expect(await error { _ = try await client.execution(try first()) } == expected)
        }
    }

    @Test func anAnswerThatIsNoJSON() async throws {
        try await N8nStub.running { stub in
            try await stub.fault(["path": "/api/v1/", "status": 200, "body": #"{"id":"231","sta"#])
            let client = try stub.client()
            guard case .malformed? = await error({ _ = try await client.execution(try first()) }) else {
                Issue.record("half an object was taken for one")
                return
            }
        }
    }

    @Test func anAnswerThatBreaksOffAndAConnectionThatDoes() async throws {
        try await N8nStub.running { stub in
            let client = try stub.client()
            try await stub.fault(["path": "/api/v1/", "status": 200, "body": #"{"id":"231"}"#, "cut": true, "times": 2])
            guard case .connectionLost? = await error({ _ = try await client.execution(try first()) }) else {
                Issue.record("half a body was taken for one")
                return
            }
            try await stub.fault(["path": "/webhook/", "drop": true])
            guard
                case .connectionLost? = await error({
                    _ = try await client.start(review, body: [:], idempotencyKey: "k")
                })
            else {
                Issue.record("a dropped connection was not noticed")
                return
            }
            #expect(try await stub.requests().filter { $0.path == "/webhook/review" }.count == 1)
        }
    }

    @Test func aLookIsRepeatedOverADeadConnection() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["script": ["running"]])
            try await stub.start([:])
            try await stub.fault(["path": "/api/v1/", "drop": true])
            #expect(try await stub.client().execution(try first()).status == .running)
            #expect(try await stub.requests().count == 2)
        }
    }

    @Test func nobodyThereIsToldApart() async throws {
        try await N8nStub.running { stub in
            let client = try stub.client { $0.baseURL = try N8nBaseURL("http://127.0.0.1:1") }
            guard
                case .unreachable? = await error({ _ = try await client.start(review, body: [:], idempotencyKey: "k") })
            else {
                Issue.record("a refused connection may have started something")
                return
            }
        }
    }

    @Test func longAnswersAreBounded() async throws {
        try await N8nStub.running { stub in
            try await stub.workflow(["script": ["success"], "result": .string(String(repeating: "x", count: 10_000))])
            try await stub.start([:])
            let client = try stub.client { $0.maximumAnswerBytes = 2_000 }
            #expect(try await client.execution(try first()).status == .success)
            #expect(
                await error { _ = try await client.execution(try first(), includeData: true) }
                    == .tooLarge(bytes: 2_000))
        }
    }

    @Test func silenceHasALimit() async throws {
        try await N8nStub.running { stub in
            let clock = WallClock(now: { Date() }, sleep: { _ in })
            let client = N8nClient(
                settings: try stub.settings(), http: stub.http, clock: clock, logger: Logger(label: "test"))
            #expect(
                await error { _ = try await client.start(review, body: [:], idempotencyKey: "k") }
                    == .timeout(limit: .seconds(30)))
        }
    }
}
