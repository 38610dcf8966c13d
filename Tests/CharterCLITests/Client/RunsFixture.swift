import GraphQLJSON

/// Answers of a server about runs.
enum RunsFixture {
    static func run(_ status: String, result: String? = nil, error: String? = nil) -> JSONValue {
        [
            "id": "r1", "workflow": "review", "version": "1", "status": .string(status), "progress": 1,
            "result": result.map(JSONValue.string) ?? .null, "error": error.map(JSONValue.string) ?? .null,
            "errorCode": error == nil ? .null : "UPSTREAM_ERROR", "attempt": 1, "createdAt": "2026-01-31T12:00:00.000Z",
            "duration": 83.5, "input": [:], "priority": 0, "steps": [],
        ]
    }

    static func event(
        _ sequence: Int, _ type: String, _ status: String, _ progress: Double, step: String? = nil,
        data: JSONValue = .null
    ) -> JSONValue {
        [
            "id": "r1", "workflow": "review", "sequence": .int(Int64(sequence)), "position": .string("\(sequence)"),
            "type": .string(type), "step": step.map(JSONValue.string) ?? .null, "status": .string(status),
            "progress": .double(progress), "data": data, "timestamp": .string("2026-01-31T12:00:0\(sequence).000Z"),
        ]
    }

    /// A run of two steps to its end.
    static func events(endingAs status: String) -> JSONValue {
        [
            event(1, "run.queued", "queued", 0), event(2, "run.started", "running", 0),
            event(3, "step.started", "running", 0, step: "ask"),
            event(4, "model.delta", "running", 0, step: "ask", data: ["text": "Hm"]),
            event(5, "step.completed", "running", 0.5, step: "ask"),
            event(6, "step.started", "running", 0.5, step: "merge"),
            event(
                7, "run.\(status)", status, status == "succeeded" ? 1 : 0.5,
                data: status == "failed" ? ["code": "UPSTREAM_ERROR", "message": "It broke."] : .null),
        ]
    }

    /// A server with one workflow, of which every run ends in that way.
    static func server(endingAs status: String, result: String? = nil, error: String? = nil) -> JSONValue {
        [
            "workflows": [
                [
                    "name": "review", "description": "Reviews.", "version": "1", "schedules": [],
                    "steps": ["ask", "merge"],
                    "inputs": [
                        ["name": "text", "type": "string", "required": true, "description": ""],
                        ["name": "limit", "type": "integer", "required": false, "description": ""],
                        ["name": "tags", "type": "list", "required": false, "description": ""],
                    ],
                ]
            ],
            "executeWorkflow": run("queued"), "workflowProgress": events(endingAs: status),
            "workflowStatus": run(status, result: result, error: error), "cancelWorkflow": run("cancelled"),
            "retryWorkflow": run("queued"), "signalWorkflow": run("running"),
            "workflowHistory": ["runs": [run("failed", error: "It\nbroke.")], "endCursor": "c1", "hasNextPage": true],
        ]
    }
}
