import GraphQLJSON
import Testing

@testable import CharterSocket

struct SocketTranslationTests {
    @Test func aGenerationFromStartToCompletion() throws {
        func event(_ name: String, _ more: JSONObject) -> JSONValue {
            var event: JSONObject = ["__typename": .string(name), "position": "7", "timestamp": "t"]
            for member in more.members { event[member.key] = member.value }
            return .object(event)
        }
        #expect(SocketTranslation.generation(event("AIRequestQueued", [:]), requestID: "q") == nil)
        #expect(
            SocketTranslation.generation(event("AIRequestStarted", ["model": "m", "attempt": 1]), requestID: "q")
                == SocketTranslation(
                    kind: .update,
                    data: [
                        "event": "ai_generation_start", "position": "7", "request_id": "q", "model": "m", "attempt": 1,
                    ], timestamp: "t"))
        #expect(
            SocketTranslation.generation(event("AIRequestDelta", ["text": "Hel"]), requestID: "q")
                == SocketTranslation(
                    kind: .update,
                    data: ["event": "ai_generation_progress", "position": "7", "request_id": "q", "text": "Hel"],
                    timestamp: "t"))
        let response: JSONValue = ["content": "Hello", "model": "m", "tokensUsed": 5, "responseTime": 0.5]
        #expect(
            SocketTranslation.generation(event("AIRequestCompleted", ["response": response]), requestID: "q")
                == SocketTranslation(
                    kind: .complete,
                    data: [
                        "event": "ai_generation_complete", "position": "7", "request_id": "q", "content": "Hello",
                        "response": "Hello", "model": "m", "tokens_used": 5, "response_time": 0.5,
                    ], timestamp: "t", isLast: true))
        let failed = event("AIRequestFailed", ["error": "gone", "errorCode": "UPSTREAM_ERROR"])
        #expect(
            SocketTranslation.generation(failed, requestID: "q")
                == SocketTranslation(
                    kind: .error,
                    data: [
                        "event": "ai_generation_complete", "position": "7", "request_id": "q", "error": "gone",
                        "code": "UPSTREAM_ERROR",
                    ], timestamp: "t", isLast: true))
    }

    private func execution(_ sequence: Int64, _ type: String, step: JSONValue = .null, data: JSONValue = .null)
        -> SocketTranslation
    {
        SocketTranslation.execution([
            "id": "r", "workflow": "w", "sequence": .int(sequence), "position": .string("p\(sequence)"),
            "type": .string(type), "step": step, "status": "running", "progress": 0.5, "data": data, "timestamp": "t",
        ])
    }

    @Test func aRunFromStartToCompletion() {
        let about: JSONObject = ["execution_id": "r", "workflow": "w", "status": "running", "progress": 0.5]
        func expected(_ members: JSONObject) -> JSONObject {
            var data = about
            for member in members.members { data[member.key] = member.value }
            return data
        }
        let start = execution(1, "run.queued", data: ["reason": "submitted"])
        #expect(start.kind == .update && !start.isLast)
        #expect(
            start.data
                == expected([
                    "event": "workflow_execution_start", "position": "p1", "sequence": 1, "change": "run.queued",
                    "details": ["reason": "submitted"],
                ]))
        #expect(
            execution(4, "step.completed", step: "one", data: ["output": 5]).data
                == expected([
                    "event": "workflow_execution_progress", "position": "p4", "sequence": 4, "change": "step.completed",
                    "step": "one", "details": ["output": 5],
                ]))
        // Started anew by another worker: that is progress, there is one start.
        #expect(execution(9, "run.started").data["event"] == "workflow_execution_progress")
    }

    @Test func whatARunEndedWithIsInTheTypeOfTheMessage() {
        let good = execution(8, "run.succeeded", data: ["output": ["a": 1]])
        #expect(good.kind == .complete && good.isLast)
        #expect(good.data["event"] == "workflow_execution_complete")
        #expect(good.data["result"] == ["a": 1])
        let bad = execution(8, "run.failed", data: ["code": "TIMEOUT", "message": "too slow"])
        #expect(bad.kind == .error && bad.isLast)
        #expect(bad.data["event"] == "workflow_execution_complete")
        #expect(bad.data["error"] == "too slow" && bad.data["code"] == "TIMEOUT")
        let cancelled = execution(8, "run.cancelled")
        #expect(cancelled.kind == .error && cancelled.isLast && cancelled.data["code"] == "CANCELLED")
    }

    @Test func figuresHaveTheNamesOfTheGuide() {
        let translation = SocketTranslation.metrics(["uptime": 1.5, "p99Latency": 0.25, "requestsInFlight": 2])
        #expect(
            translation.data == [
                "event": "dashboard_metrics", "uptime": 1.5, "p99_latency": 0.25, "requests_in_flight": 2,
            ])
        #expect(translation.kind == .update && translation.timestamp == nil)
    }

    @Test func theSixEventsOfTheGuideAreAllThere() {
        let names = Set(SocketEvent.allCases.map(\.rawValue)).subtracting(["dashboard_metrics"])
        #expect(
            names == [
                "ai_generation_start", "ai_generation_progress", "ai_generation_complete", "workflow_execution_start",
                "workflow_execution_progress", "workflow_execution_complete",
            ])
    }
}
