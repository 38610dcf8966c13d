import CharterEvents
import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct RunEventTests {
    private static let time = Date(timeIntervalSince1970: 1_700_000_000.125)
    private static let failure = RunFailure(
        code: "UPSTREAM_ERROR", message: "no", step: "ask", isRetryable: true, retryAfter: .milliseconds(1_500))

    private static let changes: [RunChange] = [
        .queued(reason: .submitted, due: nil), .queued(reason: .submitted, due: time), .started(attempt: 2),
        .waiting(until: time, signals: ["a", "b"]), .waiting(until: nil, signals: []), .progressed, .cancelling,
        .recovered(losses: 3), .succeeded(output: ["answer": 42]), .succeeded(output: .null), .failed(failure),
        .cancelled,
        .stepStarted("ask", attempt: 1), .stepCompleted("ask", output: "text"),
        .stepRetrying("ask", attempt: 1, failure, retryAt: time), .stepFailed("ask", attempt: 3, failure),
        .stepSkipped("ask", reason: "its condition is false"), .stepWaiting("ask", until: time, signal: "approval"),
        .stepWaiting("ask", until: nil, signal: nil), .custom(type: "model.delta", ["text": "Hel"]),
    ]

    private func kept(_ event: NewEvent) -> Event {
        Event(topic: "r", sequence: 1, position: .start, type: event.type, payload: event.payload, time: Self.time)
    }

    @Test(arguments: changes)
    func isReadBackFromItsPayload(change: RunChange) {
        let event = RunEvent(kind: "workflow", name: "review", status: .running, progress: 0.5, change: change)
        #expect(RunEvent(kept(event.newEvent)) == event)
    }

    @Test func thePayloadIsAsDocumented() {
        let event = RunEvent(
            kind: "workflow", name: "review", status: .running, progress: 0.5,
            change: .stepRetrying("ask", attempt: 1, Self.failure, retryAt: Self.time))
        #expect(event.newEvent.type == "step.retrying")
        #expect(
            event.newEvent.payload == """
                {"kind":"workflow","name":"review","status":"running","progress":0.5,"step":"ask","data":\
                {"attempt":1,"retryAt":"2023-11-14T22:13:20.125Z","failure":{"code":"UPSTREAM_ERROR","message":"no",\
                "isRetryable":true,"step":"ask","retryAfter":1.5}}}
                """)
    }

    @Test func aLargeOutputIsLeftOut() {
        let output = JSONValue.string(String(repeating: "x", count: RunChange.largestOutput))
        let event = RunEvent(
            kind: "workflow", name: "review", status: .succeeded, progress: 1, change: .succeeded(output: output))
        #expect(event.newEvent.payload.hasSuffix(#""data":{"outputOmitted":true}}"#))
        #expect(RunEvent(kept(event.newEvent))?.change == .succeeded(output: nil))
    }

    @Test(arguments: [
        ("run.started", "{}"), ("run.started", "no JSON"),
        ("run.unheardOf", #"{"kind":"k","name":"n","status":"running","progress":0}"#),
        ("step.completed", #"{"kind":"k","name":"n","status":"running","progress":0}"#),
        ("run.progress", #"{"kind":"k","name":"n","status":"sleeping","progress":0}"#),
    ])
    func otherEventsAreNone(type: String, payload: String) {
        #expect(RunEvent(kept(NewEvent(type: type, payload: payload))) == nil)
    }

    @Test func aProgramsEventsAreItsOwn() {
        #expect(RunChange.isCustom("model.delta"))
        for type in ["", "run.failed", "step.mine", String(repeating: "x", count: 101)] {
            #expect(!RunChange.isCustom(type))
        }
    }

    @Test func onlyEndsAreLast() {
        let last = Self.changes.filter {
            RunEvent(kind: "", name: "", status: .running, progress: 0, change: $0).isLast
        }
        #expect(Set(last.map(\.type)) == ["run.succeeded", "run.failed", "run.cancelled"])
    }
}
