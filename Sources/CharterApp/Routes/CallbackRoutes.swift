import CharterWorkflows
import Foundation
import GraphQLJSON
import GraphQLTransport
import Logging

/// Where n8n reports by itself: `POST /callbacks/n8n/{token}`. The token is what admits a call.
enum CallbackRoutes {
    static func make(_ callbacks: N8nCallbacks?, engine: RunEngine, logger: Logger) -> [HTTPRoute] {
        guard let callbacks else { return [] }
        return [
            HTTPRoute(.post, "/callbacks/n8n/*") { request in
                let action = callbacks.handle(token: String(request.lastSegment), body: request.body, at: Date())
                do {
                    return try await perform(action, engine)
                } catch {
                    // n8n repeats what is not accepted.
                    logger.warning("A callback could not be kept", metadata: ["error": "\(error)"])
                    return answer(503, "The callback cannot be kept at the moment; send it again.")
                }
            }
        ]
    }

    private static func perform(_ action: N8nCallbacks.Action, _ engine: RunEngine) async throws -> HTTPRoute.Answer {
        do {
            switch action {
            case .refuse(let status, let message): return answer(HTTPStatus(status), message)
            case .event(let run, let type, let payload): try await engine.report(run, type, payload: payload)
            case .signal(let run, let name, let payload): _ = try await engine.signal(run, name, payload: payload)
            }
        } catch RunError.notFound, RunError.conflict {
            // The run has ended, so nobody waits for it any more.
        }
        return answer(202, "Accepted.")
    }

    private static func answer(_ status: HTTPStatus, _ message: String) -> HTTPRoute.Answer {
        HTTPRoute.Answer(
            status: status, contentType: "application/json; charset=utf-8",
            body: JSONValue.object(["message": .string(message)]).encoded())
    }
}
