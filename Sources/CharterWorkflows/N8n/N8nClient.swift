import AsyncHTTPClient
import CharterResilience
import Foundation
import GraphQLJSON
import Logging

/// Speaks n8n's public API and its webhooks.
///
/// Every call throws `N8nError`, or `CancellationError` when the calling task was cancelled.
public struct N8nClient: Sendable {
    public let settings: N8nSettings
    private let exchange: N8nExchange

    /// - Parameter http: Must not follow redirects, which would carry the key to wherever they point. The caller shuts
    ///   it down.
    public init(settings: N8nSettings, http: HTTPClient, clock: WallClock = .system, logger: Logger) {
        self.settings = settings
        exchange = N8nExchange(
            http: http, clock: clock, maximumAnswerBytes: settings.maximumAnswerBytes, logger: logger)
    }

    // MARK: Executions

    /// One execution. Its data only when asked for: they may be large.
    public func execution(_ id: N8nID, includeData: Bool = false) async throws -> N8nExecution {
        let query = includeData ? [("includeData", "true")] : []
        return try Self.execution(in: try await api(.GET, ["executions", id.description], query: query))
    }

    /// One page of executions, newest first as n8n gives them.
    /// - Parameters:
    ///   - limit: 1 to 250.
    ///   - cursor: Of the page before.
    public func executions(
        workflowID: N8nID? = nil, status: N8nExecutionStatus? = nil, startedAfter: Date? = nil, limit: Int = 100,
        cursor: String? = nil
    ) async throws -> N8nExecutionPage {
        var query: [(String, String)] = [("limit", String(min(max(limit, 1), 250)))]
        if let workflowID { query.append(("workflowId", workflowID.description)) }
        if let status { query.append(("status", status.rawValue)) }
        if let startedAfter { query.append(("startedAfter", N8nTimestamp.text(startedAfter))) }
        if let cursor { query.append(("cursor", cursor)) }
        let json = try await api(.GET, ["executions"], query: query)
        guard case .array(let items)? = json["data"] else {
            throw N8nError.malformed(detail: "a list of executions has no data")
        }
        return N8nExecutionPage(
            executions: items.compactMap(N8nExecution.init), nextCursor: json["nextCursor"]?.stringValue)
    }

    /// Repeats a failed execution with the data that it had, and gives the new one.
    public func retry(_ id: N8nID) async throws -> N8nExecution {
        try Self.execution(in: try await api(.POST, ["executions", id.description, "retry"], body: [:]))
    }

    /// Ends an execution, as `canceled`. One that has ended already is left as it is.
    public func stop(_ id: N8nID) async throws {
        do {
            _ = try await api(.POST, ["executions", id.description, "stop"], body: [:])
        } catch N8nError.conflict, N8nError.notFound {
            // It has ended, or never was: either way it does not run.
        }
    }

    // MARK: Workflows

    /// Publishes a workflow, so that its webhooks answer. Older servers call it activating.
    public func publish(_ workflow: N8nID) async throws {
        do {
            _ = try await api(.POST, ["workflows", workflow.description, "publish"], body: [:])
        } catch N8nError.notFound {
            _ = try await api(.POST, ["workflows", workflow.description, "activate"], body: [:])
        }
    }

    /// Starts a workflow. It may have started although this throws: see `N8nError.mayHaveBeenDone`.
    func start(_ trigger: N8nTrigger, body: JSONObject, idempotencyKey: String) async throws -> N8nTriggerAnswer {
        var headers = [("Idempotency-Key", idempotencyKey)]
        let url: String?
        var limit = settings.patience.request
        switch trigger {
        case .webhook(let webhook):
            if let name = webhook.credential {
                guard let credential = settings.credentials[name] else {
                    throw N8nError.invalidConfiguration(reason: "there is no credential \"\(name)\"")
                }
                headers.append(credential.header)
            }
            let base = settings.webhookBaseURL ?? settings.baseURL
            let path = webhook.path.split(separator: "/").map(String.init)
            url = base.appending([webhook.isTest ? "webhook-test" : "webhook"] + path)
            if webhook.respondMode != .onReceived { limit = settings.patience.response }
        case .execute(let workflow):
            headers += try apiHeaders()
            url = settings.baseURL.appending(["api", "v1", "workflows", workflow.description, "execute"])
        }
        guard let url else { throw N8nError.invalidConfiguration(reason: "a webhook's path has no dots as segments") }
        let answer = try await exchange.send(.POST, url, headers: headers, body: .object(body), limit: limit)
        return try N8nTriggerAnswer(trigger, body: answer)
    }

    // MARK: Requests

    private func api(
        _ method: N8nExchange.Method, _ path: [String], query: [(String, String)] = [], body: JSONValue? = nil
    ) async throws -> JSONValue {
        guard var url = settings.baseURL.appending(["api", "v1"] + path) else {
            throw N8nError.invalidConfiguration(reason: "an id may not be dots")
        }
        if !query.isEmpty {
            url += "?" + query.map { "\($0.0)=\(Self.escaped($0.1))" }.joined(separator: "&")
        }
        let answer = try await exchange.send(
            method, url, headers: try apiHeaders(), body: body, limit: settings.patience.request)
        do {
            return try JSONValue.parse(answer)
        } catch {
            throw N8nError.malformed(detail: error.message)
        }
    }

    private func apiHeaders() throws(N8nError) -> [(String, String)] {
        guard let key = settings.apiKey else {
            throw .invalidConfiguration(reason: "no API key is configured")
        }
        let own = [("X-N8N-API-KEY", key.revealed)]
        return settings.sendsBearer ? own + [("Authorization", "Bearer \(key.revealed)")] : own
    }

    private static func execution(in json: JSONValue) throws(N8nError) -> N8nExecution {
        guard let execution = N8nExecution(json) else {
            throw .malformed(detail: "it is no execution")
        }
        return execution
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: N8nBaseURL.unreserved) ?? ""
    }
}

/// A page of a list of executions.
public struct N8nExecutionPage: Sendable, Hashable {
    public var executions: [N8nExecution]
    /// Nil at the end of the list.
    public var nextCursor: String?
}
