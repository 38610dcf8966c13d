import GraphQLExecution
import GraphQLJSON
import GraphQLTransport
import Testing

@testable import CharterSocket

/// Conversations over one socket.
struct JSONSocketProtocolTests {
    /// What a socket does, so that it can be compared.
    private enum Step: Equatable {
        case asks
        case sends(JSONValue)
        case starts(SocketTicket, String, JSONObject)
        case cancels(SocketTicket)
        case closes(UInt16)
    }

    private var socket = JSONSocketProtocol(maxSubscriptions: 3, maxDepth: 16, now: { "now" })

    private func steps(_ actions: [SocketAction]) -> [Step] {
        actions.map { action in
            switch action {
            case .askAdmission: .asks
            case .send(let message): .sends(message)
            case .start(let ticket, let request, _):
                .starts(
                    ticket, SocketOperations.all.first { $0.text == request.query }?.name ?? "?", request.variables)
            case .cancel(let ticket): .cancels(ticket)
            case .close(let code, _): .closes(code.rawValue)
            }
        }
    }

    private mutating func say(_ text: String) -> [Step] {
        steps(Array(text.utf8).withUnsafeBytes { socket.received($0) })
    }

    private mutating func answer(_ ticket: SocketTicket, _ response: JSONValue) -> [Step] {
        steps(response.encoded().withUnsafeBytes { socket.answered(ticket, $0) })
    }

    private mutating func ended(_ ticket: SocketTicket, isRefused: Bool = false) -> [Step] {
        steps(socket.operationEnded(ticket, isRefused: isRefused))
    }

    private mutating func connect() {
        #expect(steps(socket.opened()) == [.asks])
        #expect(steps(socket.connectionAdmitted(nil)) == [])
    }

    private func message(
        _ type: JSONValue, _ component: JSONValue, _ id: String?, _ data: JSONObject, _ timestamp: JSONValue = "now"
    ) -> Step {
        var message: JSONObject = ["type": type, "component": component]
        if let id { message["id"] = .string(id) }
        message["data"] = .object(data)
        message["timestamp"] = timestamp
        return .sends(.object(message))
    }

    private func event(_ sequence: Int64, _ type: String, field: String = "workflowProgress") -> JSONValue {
        let event: JSONValue = [
            "id": "r", "workflow": "w", "sequence": .int(sequence), "position": .string("\(sequence)"),
            "type": .string(type), "step": .null, "status": "s", "progress": 0, "data": .null, "timestamp": "t",
        ]
        return .object(["data": .object([field: event] as JSONObject)])
    }

    private func executed(
        _ id: String, _ kind: JSONValue, _ event: JSONValue, _ sequence: Int64, _ change: JSONValue,
        _ more: JSONObject = [:]
    ) -> Step {
        var data: JSONObject = [
            "event": event, "position": .string("\(sequence)"), "execution_id": "r", "workflow": "w",
            "sequence": .int(sequence), "status": "s", "progress": 0, "change": change,
        ]
        for member in more.members { data[member.key] = member.value }
        return message(kind, "workflow", id, data, "t")
    }

    @Test mutating func aRunIsFollowedToItsEnd() {
        connect()
        #expect(
            say(#"{"type":"subscribe","id":"a","component":"workflow","data":{"execution_id":"r","after":"2"}}"#)
                == [.starts(1, "SocketWorkflowProgress", ["id": "r", "after": "2"])])
        #expect(
            answer(1, event(3, "run.started"))
                == [executed("a", "update", "workflow_execution_progress", 3, "run.started")])
        #expect(
            answer(1, event(4, "run.succeeded")) == [
                executed("a", "complete", "workflow_execution_complete", 4, "run.succeeded", ["result": .null]),
                .cancels(1),
            ])
        #expect(answer(1, event(5, "run.queued")) == [])
        #expect(ended(1) == [])
        // The id is free again.
        #expect(
            say(#"{"type":"subscribe","id":"a","component":"workflow"}"#)
                == [.starts(2, "SocketWorkflowEvents", [:])])
    }

    @Test mutating func theEndOfOneRunIsNotTheEndOfAll() {
        connect()
        _ = say(#"{"type":"subscribe","id":"all","component":"workflow"}"#)
        #expect(
            answer(1, event(1, "run.queued", field: "workflowEvents"))
                == [executed("all", "update", "workflow_execution_start", 1, "run.queued")])
        #expect(
            answer(1, event(4, "run.cancelled", field: "workflowEvents"))
                == [
                    executed(
                        "all", "error", "workflow_execution_complete", 4, "run.cancelled",
                        ["error": "the run was cancelled", "code": "CANCELLED"])
                ])
        #expect(answer(1, event(1, "run.queued", field: "workflowEvents")).count == 1)
    }

    @Test mutating func aGenerationIsSubmittedAndThenFollowed() {
        connect()
        #expect(
            say(#"{"type":"subscribe","component":"ai","data":{"prompt":"Hi"}}"#)
                == [.starts(1, "SocketSubmitAIRequest", ["input": ["prompt": "Hi"]])])
        #expect(
            answer(1, ["data": ["submitAIRequest": ["id": "q"]]])
                == [.cancels(1), .starts(2, "SocketAIRequest", ["id": "q"])])
        #expect(ended(1) == [])
        let queued: JSONValue = ["__typename": "AIRequestQueued", "position": "1", "timestamp": "t"]
        #expect(answer(2, ["data": ["aiRequestStream": queued]]) == [])
        let delta: JSONValue = ["__typename": "AIRequestDelta", "position": "3", "timestamp": "t", "text": "He"]
        #expect(
            answer(2, ["data": ["aiRequestStream": delta]])
                == [
                    message(
                        "update", "ai", "1",
                        ["event": "ai_generation_progress", "position": "3", "request_id": "q", "text": "He"], "t")
                ])
        #expect(
            say(#"{"type":"unsubscribe","id":"1"}"#)
                == [.cancels(2), message("complete", "ai", "1", ["reason": "unsubscribed"])])
    }

    @Test mutating func aRefusedGenerationIsAnError() {
        connect()
        _ = say(#"{"type":"subscribe","id":"a","component":"ai","data":{"prompt":"Hi"}}"#)
        let error: JSONValue = ["message": "There is no model.", "extensions": ["code": "VALIDATION_ERROR"]]
        #expect(
            answer(1, ["errors": [error]]) == [
                message("error", "ai", "a", ["error": "There is no model.", "code": "VALIDATION_ERROR"]), .cancels(1),
            ])
        #expect(ended(1, isRefused: true) == [])
    }

    @Test mutating func figuresComeUntilNobodyWantsThem() {
        connect()
        #expect(
            say(#"{"type":"subscribe","id":"d","component":"dashboard","data":{"interval":2}}"#)
                == [.starts(1, "SocketSystemMetrics", ["every": 2.0])])
        #expect(
            answer(1, ["data": ["systemMetricsStream": ["uptime": 1.5]]])
                == [message("update", "dashboard", "d", ["event": "dashboard_metrics", "uptime": 1.5])])
        #expect(
            say(#"{"type":"unsubscribe","component":"dashboard"}"#)
                == [.cancels(1), message("complete", "dashboard", "d", ["reason": "unsubscribed"])])
    }

    @Test mutating func aStreamThatHasNothingMoreSaysSo() {
        connect()
        _ = say(#"{"type":"subscribe","id":"a","component":"workflow","data":{"execution_id":"r","after":"9"}}"#)
        #expect(ended(1) == [message("complete", "workflow", "a", ["reason": "ended"])])
    }

    @Test mutating func badMessagesAreAnsweredAndTheSocketStaysOpen() {
        connect()
        #expect(
            say("?") == [
                message(
                    "error", .null, nil,
                    ["error": "The message is no JSON: Unexpected '?', a value is expected at byte 0.", "code": "VALIDATION_ERROR"])
            ])
        #expect(say(#"{"type":"ping"}"#) == [.sends(["type": "pong", "timestamp": "now"])])
        #expect(say(#"{"type":"pong"}"#) == [])
        _ = say(#"{"type":"subscribe","id":"a","component":"workflow"}"#)
        #expect(
            say(#"{"type":"subscribe","id":"a","component":"ai","data":{"prompt":"x"}}"#) == [
                message(
                    "error", "ai", "a",
                    [
                        "error": "There is a subscription \"a\" already: choose another id, or unsubscribe first.",
                        "code": "VALIDATION_ERROR",
                    ])
            ])
        #expect(
            say(#"{"type":"unsubscribe","id":"b"}"#) == [
                message(
                    "error", .null, "b",
                    ["error": "There is no subscription \"b\"; it may have ended.", "code": "VALIDATION_ERROR"])
            ])
        #expect(say(#"{"type":"unsubscribe","component":"ai"}"#).count == 1)
    }

    @Test mutating func onlyManyBadMessagesInARowCloseIt() {
        connect()
        for _ in 0..<19 { #expect(say("?").count == 1) }
        _ = say(#"{"type":"ping"}"#)
        for _ in 0..<19 { #expect(say("?").count == 1) }
        #expect(say("?").last == .closes(4400))
        #expect(say("?") == [])
    }

    @Test mutating func tooManySubscriptionsCloseIt() {
        connect()
        for _ in 0..<3 { _ = say(#"{"type":"subscribe","component":"workflow"}"#) }
        #expect(
            say(#"{"type":"subscribe","component":"workflow"}"#)
                == [.cancels(1), .cancels(2), .cancels(3), .closes(4429)])
        #expect(answer(1, event(1, "run.queued")) == [])
        #expect(ended(2) == [])
    }

    @Test mutating func idsThatAreGivenAreFree() {
        connect()
        _ = say(#"{"type":"subscribe","id":"1","component":"workflow"}"#)
        _ = say(#"{"type":"subscribe","component":"dashboard"}"#)
        #expect(say(#"{"type":"unsubscribe","id":"2"}"#).first == .cancels(2))
    }

    @Test mutating func whatIsSaidBeforeAdmissionWaits() {
        #expect(steps(socket.opened()) == [.asks])
        #expect(say(#"{"type":"subscribe","component":"workflow"}"#) == [])
        #expect(say(#"{"type":"ping"}"#) == [])
        #expect(
            steps(socket.connectionAdmitted(nil)) == [
                .starts(1, "SocketWorkflowEvents", [:]), .sends(["type": "pong", "timestamp": "now"]),
            ])
    }

    @Test mutating func whoIsNotAdmittedStartsNothing() {
        _ = socket.opened()
        for _ in 0..<3 { _ = say(#"{"type":"subscribe","component":"workflow"}"#) }
        #expect(say(#"{"type":"ping"}"#) == [.closes(4429)])
        #expect(steps(socket.connectionAdmitted(nil)) == [])
        var refused = JSONSocketProtocol(now: { "now" })
        _ = refused.opened()
        #expect(steps(refused.connectionRefused("no")) == [.closes(4403)])
    }

    @Test mutating func theServersReasonsToClose() {
        for close in [
            ({ $0.idled() }, 1000), ({ $0.readerStalled() }, 4429), ({ $0.drain(endless: []) }, 1001),
        ] as [((inout JSONSocketProtocol) -> [SocketAction], UInt16)] {
            socket = JSONSocketProtocol(now: { "now" })
            connect()
            _ = say(#"{"type":"subscribe","component":"workflow"}"#)
            #expect(steps(close.0(&socket)) == [.cancels(1), .closes(close.1)])
            #expect(steps(close.0(&socket)) == [])
            #expect(steps(socket.closed()) == [])
        }
    }

    @Test mutating func aLostConnectionCancelsWhatRuns() {
        connect()
        _ = say(#"{"type":"subscribe","component":"workflow"}"#)
        #expect(steps(socket.closed()) == [.cancels(1)])
    }
}
