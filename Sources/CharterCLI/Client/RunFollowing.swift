import ArgumentParser
import CharterClient
import GraphQLOperations

/// Follows a run to its end: `run` after it has started one, `watch` from wherever it is asked to.
enum RunFollowing {
    /// Shows the events of a run until it has ended, and gives how.
    static func follow(
        _ id: String, after position: String? = nil, _ client: GraphQLClient, _ display: inout RunDisplay
    ) async throws -> RunOutcome {
        defer { display.close() }
        var outcome: RunOutcome?
        let operation = WorkflowProgressSubscription(id: id, after: Nullable(position))
        // A server that shuts down ends the stream, not the run.
        let events = client.subscribe(operation) { RunOutcome(status: $0.workflowProgress.status) != nil }
        for try await response in events {
            let event = try response.get().workflowProgress.runEventFragment
            try display.show(event) { try JSONLine.rootField(of: response) }
            outcome = RunOutcome(status: event.status)
        }
        if let outcome { return outcome }
        // Nothing came behind the position: the run had ended before.
        let status = try await client.data(of: WorkflowStatusQuery(id: id)).workflowStatus
        guard let outcome = status.flatMap({ RunOutcome(status: $0.status) }) else {
            throw ClientError.connectionLost("the server ended the events of run \(id) before the run")
        }
        return outcome
    }

    /// Prints what became of a run that has ended: its result, or why there is none.
    static func report(_ id: String, json: Bool, _ client: GraphQLClient, on terminal: Terminal) async throws
        -> RunOutcome
    {
        let response = try await client.response(to: WorkflowStatusQuery(id: id))
        guard let run = try response.get().workflowStatus, let outcome = RunOutcome(status: run.status) else {
            throw ClientError.malformedAnswer("run \(id) has not ended")
        }
        if json {
            terminal.print(try JSONLine.rootField(of: response))
        } else if outcome == .succeeded {
            if let result = run.result { terminal.print(result) }
        } else {
            let code = run.errorCode.map { " (\($0))" } ?? ""
            terminal.say("run \(id) \(run.status): \(run.error ?? "no reason was given")\(code)")
        }
        return outcome
    }
}
