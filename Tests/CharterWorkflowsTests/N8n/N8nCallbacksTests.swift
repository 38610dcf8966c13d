import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct N8nCallbacksTests {
    private let now = Date(timeIntervalSince1970: 1_764_300_000)
    private let callbacks: N8nCallbacks

    init() throws {
        callbacks = try N8nCallbacks(
            baseURL: N8nBaseURL("https://charter.example/base/"), secret: N8nSecret("0123456789abcdef"),
            validity: .seconds(60))
    }

    private func handle(_ body: String, after seconds: TimeInterval = 0) throws -> N8nCallbacks.Action {
        let url = callbacks.url(runID: "run-1", step: "review", attempt: 1, at: now)
        let token = try #require(url.split(separator: "/").last)
        return callbacks.handle(token: String(token), body: Array(body.utf8), at: now.addingTimeInterval(seconds))
    }

    @Test func theURLIsBelowOurs() {
        let url = callbacks.url(runID: "run-1", step: "review", attempt: 1, at: now)
        #expect(url.hasPrefix("https://charter.example/base/callbacks/n8n/"))
    }

    @Test func anEndIsASignal() throws {
        let payload: JSONValue = ["execution_id": "5", "result": ["n": 1], "status": "success", "attempt": 1]
        #expect(
            try handle(#"{"execution_id":5,"status":"success","result":{"n":1}}"#)
                == .signal(runID: "run-1", name: "n8n:review", payload: payload))
    }

    @Test func aMilestoneIsAnEvent() throws {
        #expect(
            try handle(#"{"progress":0.5,"message":"half way"}"#)
                == .event(
                    runID: "run-1", type: "n8n.progress",
                    payload: ["progress": 0.5, "message": "half way", "step": "review"]))
    }

    @Test func refusalsHaveTheirStatuses() throws {
        func status(_ action: N8nCallbacks.Action) -> Int? {
            guard case .refuse(let status, _) = action else { return nil }
            return status
        }
        #expect(status(callbacks.handle(token: "x.y", body: Array("{}".utf8), at: now)) == 401)
        #expect(status(try handle("{}", after: 61)) == 410)
        #expect(status(try handle("{")) == 400)
        #expect(status(try handle(#"{"status":"odd"}"#)) == 400)
        #expect(status(try handle(String(repeating: " ", count: N8nCallbacks.maximumBodyBytes + 1))) == 413)
    }

    @Test func settingsWithoutAURLWantNone() throws {
        var settings = N8nSettings(baseURL: try N8nBaseURL("http://n8n"))
        #expect(try N8nCallbacks(settings) == nil)
        settings.callbackBaseURL = try N8nBaseURL("http://charter")
        #expect(throws: N8nError.self) { try N8nCallbacks(settings) }
        settings.callbackSecret = try N8nSecret("0123456789abcdef")
        #expect(try N8nCallbacks(settings) != nil)
    }
}
