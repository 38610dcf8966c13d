import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct N8nExecutionTests {
    private func execution(_ text: String) throws -> N8nExecution? { N8nExecution(try JSONValue.parse(text)) }

    @Test func aQueuedExecutionOfANewerServer() throws {
        let found = try execution(
            #"{"id":"231","workflowId":"7","status":"new","mode":"webhook","startedAt":null,"stoppedAt":null}"#)
        #expect(
            found == N8nExecution(id: try #require(N8nID("231")), workflowID: N8nID("7"), status: .new, mode: "webhook")
        )
    }

    @Test func aFinishedExecutionOfAnOlderServer() throws {
        let found = try #require(
            try execution(
                #"{"id":231,"workflowId":7,"status":"success","retryOf":230,"startedAt":"2026-11-28T05:00:00.250Z","#
                    + #""stoppedAt":"2026-11-28T05:00:01Z"}"#))
        #expect(found.id == N8nID("231"))
        #expect(found.retryOf == N8nID("230"))
        #expect(found.stoppedAt?.timeIntervalSince(try #require(found.startedAt)) == 0.75)
    }

    @Test func withoutAnIdItIsNoExecution() throws {
        #expect(try execution(#"{"status":"success"}"#) == nil)
        #expect(try execution("[]") == nil)
    }

    @Test func theResultIsTheOutputOfTheLastNode() throws {
        let one = try execution(data(items: #"{"json":{"n":1}}"#))
        #expect(one?.result == ["n": 1])
        let two = try execution(data(items: #"{"json":{"n":1}},{"json":{"n":2}}"#))
        #expect(two?.result == [["n": 1], ["n": 2]])
        let none = try execution(data(items: ""))
        #expect(none?.result == [])
    }

    @Test func aPrivateBuildReportsItsResult() throws {
        #expect(try execution(#"{"execution_id":5,"status":"success","result":"done"}"#)?.result == "done")
    }

    @Test func withheldDataHaveNoResult() throws {
        let found = try execution(#"{"id":"1","status":"success","dataTooLargeToDisplay":true}"#)
        #expect(found?.isDataTooLarge == true)
        #expect(found?.result == nil)
    }

    @Test func theFailureSaysWhatTheNodeSaid() throws {
        let found = try execution(#"{"id":"1","status":"error","data":{"resultData":{"error":{"message":"no disk"}}}}"#)
        #expect(found?.failureMessage == "no disk")
        #expect(try execution(#"{"id":"1","status":"error"}"#)?.failureMessage == nil)
    }

    @Test func aKeyIsFoundAnywhereInTheData() throws {
        let found = try execution(data(items: #"{"json":{"body":{"charter":{"idempotency_key":"k-1"}}}}"#))
        #expect(found?.mentions("k-1") == true)
        #expect(found?.mentions("k-2") == false)
        #expect(try execution(#"{"id":"k-1"}"#)?.mentions("k-1") == false)
    }

    private func data(items: String) -> String {
        #"{"id":"1","status":"success","data":{"resultData":{"lastNodeExecuted":"End","runData":{"End":[{"data":{"main":[["#
            + items + "]]}}]}}}}"
    }
}
